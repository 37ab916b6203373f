# For machines without a wheel of the model's package (Windows), or without Python.
FROM python:3.11-slim

ENV PIP_NO_CACHE_DIR=1 \
    LANG=C.UTF-8 \
    REMISS_CACHE=/var/lib/remiss/cache \
    XDG_DATA_HOME=/var/lib/remiss/data

WORKDIR /app
COPY . .

# PyTorch's CPU index keeps the image small; without it the ordinary (CUDA) build is installed.
ARG TORCH_INDEX=
RUN if [ -n "$TORCH_INDEX" ]; then pip install "$(grep '^torch==' constraints.txt)" --index-url "$TORCH_INDEX"; fi
RUN pip install -c constraints.txt .

# The model and the shipped case's index are made now, so that the container needs no network.
RUN useradd --create-home remiss && mkdir -p /var/lib/remiss && chown remiss /var/lib/remiss
USER remiss
WORKDIR /home/remiss
RUN remiss ingest

EXPOSE 7860
ENTRYPOINT ["remiss"]
CMD ["chat", "--host", "0.0.0.0"]
