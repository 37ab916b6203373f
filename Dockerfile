# For machines without a wheel of the model's package (Windows), or without Python.
FROM python:3.11-slim

ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore \
    LANG=C.UTF-8 \
    REMISS_CACHE=/var/lib/remiss/cache \
    XDG_DATA_HOME=/var/lib/remiss/data

WORKDIR /app
COPY . .

# The index of PyTorch's CPU builds keeps the image small; without it the ordinary build, for NVIDIA cards, is installed.
ARG TORCH_INDEX=
RUN if [ -n "$TORCH_INDEX" ]; then \
      pip install --no-deps "$(grep '^torch==' constraints.txt)" --index-url "$TORCH_INDEX"; \
    fi
RUN pip install -c constraints.txt .

# The model and the shipped case's index are made now, so that the container needs no network. A volume mounted here
# keeps the indexes of other cases; a named one starts as a copy of what the image holds.
RUN useradd --create-home remiss && install -d -o remiss /var/lib/remiss
USER remiss
WORKDIR /home/remiss
RUN remiss ingest

EXPOSE 7860
ENTRYPOINT ["remiss"]
CMD ["chat", "--host", "0.0.0.0"]
