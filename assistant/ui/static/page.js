// What the page does by itself. No library, no inline code, nothing fetched.
(() => {
  "use strict";
  const asElement = (target) => (target instanceof Element ? target : null);
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Following a citation: its source is brought into view, highlighted and focused; Escape leads back.
  let cameFrom = null;

  const showSource = (source) => {
    const group = source.closest(".sources");
    for (const other of document.querySelectorAll("#panel .sources")) other.classList.toggle("current", other === group);
    for (const other of document.querySelectorAll("#panel .cited")) other.classList.remove("cited");
    source.classList.add("cited");
    source.focus({ preventScroll: true });
    source.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest" });
  };

  // In the capturing phase, so that nothing between can stop it.
  document.addEventListener("click", (event) => {
    const marker = asElement(event.target)?.closest("#log a.cite");
    if (!marker) return;
    event.preventDefault();
    const source = document.getElementById((marker.getAttribute("href") ?? "").slice(1));
    if (!source?.matches("#panel .source")) return;
    cameFrom = marker;
    showSource(source);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !cameFrom || !document.activeElement?.closest("#panel")) return;
    if (cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  });

  // The question box is closed while a question is worked on: whoever typed in it gets the focus back.
  let typing = false;
  document.addEventListener("focusin", (event) => {
    typing = asElement(event.target)?.closest("#question, #send, #starters") != null;
  });

  const giveFocusBack = (box) => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    const touch = window.matchMedia("(pointer: coarse)").matches; // there it would raise the keyboard
    if (typing && lost && !touch && !box.disabled) box.focus({ preventScroll: true });
  };

  // A new turn is shown from its question on; Gradio's labels of messages, which spell out markup, go.
  const tidyLog = (log) => {
    for (const message of log.querySelectorAll("[data-testid=bot], [data-testid=user]")) message.removeAttribute("aria-label");
    const last = [...log.querySelectorAll(".user-row")].at(-1);
    const view = log.querySelector("[role=log]");
    if (view) view.setAttribute("aria-label", document.querySelector("meta[name=remiss-conversation]")?.content ?? "");
    if (!last || !view) return;
    const within = view.scrollHeight > view.clientHeight + 1;
    if (within) view.scrollTop += last.getBoundingClientRect().top - view.getBoundingClientRect().top;
    else if (log.contains(last)) last.scrollIntoView({ block: "nearest" });
  };

  // A pressed thumb says so to everyone, and whoever confirms an erasure is not left nowhere when its button goes.
  let erasing = false;
  document.addEventListener("focusin", (event) => { erasing = asElement(event.target)?.id === "erase-now"; });

  const tidyJudging = (box) => {
    for (const thumb of document.querySelectorAll("#good, #bad")) {
      const pressed = String(thumb.classList.contains("pressed"));
      if (thumb.getAttribute("aria-pressed") !== pressed) thumb.setAttribute("aria-pressed", pressed);
    }
    const nowhere = document.activeElement === document.body || document.activeElement === null;
    if (erasing && nowhere && box && !document.getElementById("erase-now")) box.focus({ preventScroll: true });
  };

  let waiting = false;
  new MutationObserver((changes) => {
    const log = document.getElementById("log");
    const box = document.querySelector("#question textarea");
    if (box && changes.some((change) => change.target === box)) giveFocusBack(box);
    tidyJudging(box);
    if (!log || waiting || !changes.some((change) => log.contains(change.target))) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tidyLog(log); });
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "class"] });
})();
