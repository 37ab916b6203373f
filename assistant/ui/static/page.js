// What the page does by itself. No library, no inline code, nothing fetched.
(() => {
  "use strict";
  const asElement = (target) => (target instanceof Element ? target : null);
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const nowhere = () => document.activeElement === document.body || document.activeElement === null;

  // An answer that is being written is drawn anew with every statement: places in it are known by name, not by element.
  const nameOf = (element) => {
    const selector = element.matches("#panel .source")
      ? `#${CSS.escape(element.id)}`
      : `${element.closest("#log") ? "#log" : "#panel"} a[href="${CSS.escape(element.getAttribute("href") ?? "")}"]`;
    return { element, selector, nth: [...document.querySelectorAll(selector)].indexOf(element) };
  };
  const named = (name) => (name.element.isConnected ? name.element : document.querySelectorAll(name.selector)[name.nth]);

  // Following a citation: its source is brought into view, highlighted and focused; Escape leads back.
  let cameFrom = null;
  let followed = null;

  const placeOf = (source) => source.querySelector(".more a")?.getAttribute("href");

  const markSource = (source) => {
    const group = source.closest(".sources");
    for (const other of document.querySelectorAll("#panel .sources")) other.classList.toggle("current", other === group);
    for (const other of document.querySelectorAll("#panel .cited")) other.classList.remove("cited");
    source.classList.add("cited");
  };

  const showSource = (source) => {
    markSource(source);
    followed = { id: source.id, place: placeOf(source) };
    source.focus({ preventScroll: true });
    source.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest" });
  };

  // A followed source stays on show when the panel is drawn anew, unless its number has come to mean another place.
  const keepSource = () => {
    if (!followed) return;
    const source = document.getElementById(followed.id);
    if (!source || placeOf(source) !== followed.place) followed = null;
    else if (!source.classList.contains("cited")) markSource(source);
  };

  // And so does the focus, for whoever walks the links with a keyboard.
  let held = null;
  document.addEventListener("pointerdown", () => { held = null; }, true);
  document.addEventListener("focusin", (event) => {
    const element = asElement(event.target);
    held = element?.matches("#log a.cite, #panel .source, #panel a") ? nameOf(element) : null;
  });

  const keepFocus = () => {
    if (!held || held.element.isConnected || !nowhere()) return;
    const again = named(held);
    held = null;
    again?.focus({ preventScroll: true });
  };

  // In the capturing phase, so that nothing between can stop it.
  document.addEventListener("click", (event) => {
    const marker = asElement(event.target)?.closest("#log a.cite");
    if (!marker) return;
    event.preventDefault();
    const source = document.getElementById((marker.getAttribute("href") ?? "").slice(1));
    if (!source?.matches("#panel .source")) return;
    cameFrom = nameOf(marker);
    showSource(source);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !cameFrom || !document.activeElement?.closest("#panel")) return;
    named(cameFrom)?.focus();
    cameFrom = null;
  });

  // The question box is closed while a question is worked on: whoever typed in it gets the focus back.
  let typing = false;
  document.addEventListener("focusin", (event) => {
    typing = asElement(event.target)?.closest("#question, #send, #starters") != null;
  });

  const giveFocusBack = (box) => {
    const touch = window.matchMedia("(pointer: coarse)").matches; // there it would raise the keyboard
    if (typing && nowhere() && !touch && !box.disabled) box.focus({ preventScroll: true });
  };

  // A new turn is shown from its question on, until the reader goes elsewhere while it is being written; Gradio's
  // labels of messages, which spell out markup, go.
  let turns = 0;
  let elsewhere = false;
  for (const moved of ["wheel", "touchmove", "pointerdown", "keydown"])
    document.addEventListener(moved, () => { elsewhere = true; }, { capture: true, passive: true });

  const tidyLog = (log) => {
    const questions = log.querySelectorAll(".user-row");
    if (questions.length !== turns) [turns, elsewhere, followed] = [questions.length, false, null];
    for (const message of log.querySelectorAll("[data-testid=bot], [data-testid=user]")) message.removeAttribute("aria-label");
    const last = [...questions].at(-1);
    const view = log.querySelector("[role=log]");
    if (view) view.setAttribute("aria-label", document.querySelector("meta[name=remiss-conversation]")?.content ?? "");
    if (!last || !view || elsewhere) return;
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
    if (erasing && nowhere() && box && !document.getElementById("erase-now")) box.focus({ preventScroll: true });
  };

  let waiting = false;
  new MutationObserver((changes) => {
    const log = document.getElementById("log");
    const box = document.querySelector("#question textarea");
    if (box && changes.some((change) => change.target === box)) giveFocusBack(box);
    tidyJudging(box);
    keepSource();
    keepFocus();
    for (const growing of document.querySelectorAll("#log .unfinished:not([aria-busy])")) growing.setAttribute("aria-busy", "true");
    if (!log || waiting || !changes.some((change) => log.contains(change.target))) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tidyLog(log); });
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "class"] });
})();
