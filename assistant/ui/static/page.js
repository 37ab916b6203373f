// What the page does by itself. No library, no inline code, nothing fetched but files of one's own conversation.
(() => {
  "use strict";
  const asElement = (target) => (target instanceof Element ? target : null);
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const nowhere = () => document.activeElement === document.body || document.activeElement === null;
  const word = (name) => document.querySelector(`#page-words .${name}`)?.textContent ?? "";

  // One place where the page says what happened, and a new answer once, when it is whole.
  const voice = document.createElement("div");
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(voice));
  const say = (text, language = document.documentElement.lang) => {
    voice.lang = language;
    voice.textContent = "";
    requestAnimationFrame(() => { voice.textContent = text; });
  };

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

  const goBack = (source) => {
    const marker = cameFrom ? named(cameFrom) : document.querySelector(`#log a.cite[href="#${CSS.escape(source?.id ?? "")}"]`);
    cameFrom = null;
    marker?.focus({ preventScroll: true });
    marker?.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "nearest" });
  };

  // In the capturing phase, so that nothing between can stop it.
  document.addEventListener("click", (event) => {
    const back = asElement(event.target)?.closest("#panel a.back");
    const marker = back ?? asElement(event.target)?.closest("#log a.cite");
    if (!marker) return;
    event.preventDefault();
    const source = document.getElementById((marker.getAttribute("href") ?? "").slice(1));
    if (!source?.matches("#panel .source")) return;
    if (back) return goBack(source);
    cameFrom = nameOf(marker);
    showSource(source);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && cameFrom && document.activeElement?.closest("#panel")) goBack(null);
  });

  // The question box is closed while a question is worked on: whoever typed in it gets the focus back.
  let typing = false;
  document.addEventListener("focusin", (event) => {
    typing = asElement(event.target)?.closest("#question, #send, #starters, #instead") != null;
  });

  const giveFocusBack = (box) => {
    const touch = window.matchMedia("(pointer: coarse)").matches; // there it would raise the keyboard
    if (typing && nowhere() && !touch && !box.disabled) box.focus({ preventScroll: true });
  };

  // The box is closed and opened again when an answer is whole; a short while later it stands in the log.
  const announce = (box) => {
    calmly = false;
    if (box.disabled) return;
    setTimeout(() => {
      const reply = [...document.querySelectorAll("#log .bot-row")].at(-1)?.querySelector(".reply");
      const question = [...document.querySelectorAll("#log .asked")].at(-1)?.textContent ?? "";
      if (reply && !box.disabled) say(`${word("answered").replace("{question}", () => question)} ${reply.innerText}`);
    }, 150);
  };

  // A new turn is shown from its question on, until the reader goes elsewhere while it is being written; Gradio's
  // labels of messages, which spell out markup, go. The log does not speak: the page says an answer once.
  let turns = 0;
  let elsewhere = false;
  let calmly = false; // a conversation that is back after a reload does not move the page
  for (const moved of ["wheel", "touchmove", "pointerdown", "keydown"])
    document.addEventListener(moved, () => { elsewhere = true; }, { capture: true, passive: true });

  // Where the part of the page ends that the question box, which stays in view where there is room, does not cover.
  const foot = () => {
    const ask = document.getElementById("ask");
    const covers = ask && getComputedStyle(ask).position === "sticky";
    return window.innerHeight - (covers ? ask.offsetHeight : 0);
  };

  const tidyLog = (log) => {
    const questions = log.querySelectorAll(".user-row");
    if (questions.length !== turns) {
      [turns, elsewhere, followed] = [questions.length, false, null];
      document.getElementById("sources")?.scrollTo(0, 0);
    }
    for (const message of log.querySelectorAll("[data-testid=bot], [data-testid=user]")) message.removeAttribute("aria-label");
    const last = [...questions].at(-1);
    const view = log.querySelector("[role=log]");
    if (view) view.setAttribute("aria-label", word("conversation"));
    if (view) view.setAttribute("aria-live", "off");
    if (!last || !view || elsewhere) return;
    const below = [view, ...document.querySelectorAll("#instead, #judge")].map((part) => part.getBoundingClientRect().bottom);
    const seen = last.getBoundingClientRect().top >= 0 && Math.max(...below) <= foot();
    if (!seen && !calmly) last.scrollIntoView({ block: "start" });
  };

  // Gradio sets the page's language to the browser's, whatever language the page is in.
  const keepLanguage = () => {
    const language = word("language");
    if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
    for (const code of ["sv", "en"])
      for (const element of document.querySelectorAll(`.lang-${code}`)) if (element.lang !== code) element.lang = code;
  };

  // Gradio takes away every aria attribute: a marker's title, which it leaves, becomes its name.
  const nameMarkers = () => {
    for (const marker of document.querySelectorAll("#log a.cite[title]:not([aria-label])"))
      marker.setAttribute("aria-label", marker.title);
    for (const growing of document.querySelectorAll("#log .unfinished:not([aria-busy])")) growing.setAttribute("aria-busy", "true");
  };

  // A pressed thumb says so to everyone, and whoever confirms an erasure is not left nowhere when its button goes.
  let erasing = false;
  document.addEventListener("focusin", (event) => {
    erasing = asElement(event.target)?.matches("#erase-now, #forget-now") ?? false;
  });

  const tidyButtons = (box) => {
    for (const thumb of document.querySelectorAll("#good, #bad")) {
      const pressed = String(thumb.classList.contains("pressed"));
      if (thumb.getAttribute("aria-pressed") !== pressed) thumb.setAttribute("aria-pressed", pressed);
    }
    if (erasing && nowhere() && box && !document.querySelector("#erase-now, #forget-now")) box.focus({ preventScroll: true });
  };

  // Conversations are kept here and nowhere else: the one that is on show, by the key of its first turn, and earlier ones.
  const KEPT = "remiss-conversations";
  const MOST = 20;
  let toldLast = "";
  let bringing = null;

  const firstKey = (talk) => talk.turns[0].key;
  const isTalk = (talk) => typeof talk?.case === "string" && Array.isArray(talk.turns)
    && talk.turns.length > 0 && talk.turns.every((turn) => typeof turn?.key === "string" && typeof turn.question === "string");

  const kept = () => {
    try {
      const { current, talks } = JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
      return { current: typeof current === "string" ? current : null, talks: Array.isArray(talks) ? talks.filter(isTalk) : [] };
    } catch {
      return { current: null, talks: [] };
    }
  };

  const keep = ({ current, talks }) => {
    try {
      if (!talks.length) localStorage.removeItem(KEPT);
    } catch {
      return; // a browser that keeps nothing
    }
    for (let most = Math.min(talks.length, MOST); most > 0; most--) {
      try {
        return localStorage.setItem(KEPT, JSON.stringify({ current, talks: talks.slice(0, most) }));
      } catch {
        // too much: with one conversation less, the oldest
      }
    }
  };

  const told = () => {
    try {
      return JSON.parse(document.querySelector("#kept-talk [title]")?.textContent ?? "null");
    } catch {
      return null;
    }
  };

  // A question that is sent while a conversation is on its way back waits for it, so that neither wipes out the other.
  let afterwards = null;
  const brought = () => {
    const then = afterwards;
    [bringing, afterwards] = [null, null];
    if (then) requestAnimationFrame(then);
  };

  const hold = (event, then) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    afterwards = then;
  };

  document.addEventListener("click", (event) => {
    const button = asElement(event.target)?.closest("#send, .starter");
    if (bringing && button) hold(event, () => button.click());
  }, true);

  document.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && !event.shiftKey && asElement(event.target)?.closest("#question");
    if (bringing && sends) hold(event, () => document.getElementById("send")?.click());
  }, true);

  const bringBack = (talk) => {
    const box = document.querySelector("#recalled :is(textarea, input)");
    const button = document.querySelector("#recall");
    if (!box || !button || document.querySelector("#question textarea")?.disabled) return;
    const key = firstKey(talk);
    bringing = key;
    setTimeout(() => { if (bringing === key) brought(); }, 5000);
    box.value = JSON.stringify(talk);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => button.click());
  };

  // A page that has just been opened may not listen yet: asked again until the conversation is there.
  const bringUntilThere = (talk, times = 12) => {
    if (!times || isTalk(told()) || !kept().talks.some((one) => firstKey(one) === firstKey(talk))) return;
    bringBack(talk);
    setTimeout(() => bringUntilThere(talk, times - 1), 800);
  };

  const listEarlier = () => {
    const details = document.querySelector("#earlier");
    if (!details) return;
    const { current, talks } = kept();
    const earlier = talks.filter((talk) => firstKey(talk) !== current && talk.case === told()?.case);
    details.querySelector("ul").replaceChildren(...earlier.map((talk) => {
      const [item, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.textContent = talk.turns[0].question;
      button.addEventListener("click", () => bringBack(talk));
      item.append(button);
      return item;
    }));
    details.hidden = earlier.length === 0;
    document.documentElement.toggleAttribute("data-kept", talks.length > 0);
  };

  // The page tells what is to be kept each time that the conversation stands still; without turns, that it was ended.
  const keepTold = () => {
    if (!document.querySelector("#recall")) return;
    const serial = document.querySelector("#kept-talk [title]")?.title ?? toldLast;
    const talk = serial === toldLast ? null : told();
    if (!talk) return;
    const first = toldLast === "";
    toldLast = serial;
    const { current, talks } = kept();
    if (first) {
      const before = talks.find((one) => firstKey(one) === current && one.case === talk.case);
      if (before) [calmly] = [true, bringUntilThere(before)];
    } else {
      const shown = isTalk(talk) ? firstKey(talk) : null;
      const others = talks.filter((one) => firstKey(one) !== shown && firstKey(one) !== bringing);
      keep({ current: shown, talks: shown ? [talk, ...others] : others });
      brought();
    }
    listEarlier();
  };

  document.addEventListener("click", (event) => {
    if (!asElement(event.target)?.closest("#forget-now")) return;
    keep({ current: null, talks: [] });
    listEarlier();
  }, true);

  // Erased in one window is erased in all.
  window.addEventListener("storage", (event) => {
    if (event.newValue === null && (event.key === KEPT || event.key === null)) location.reload();
  });

  // Taking an answer along: as HTML for word processors, and as plain text, both made by the server beforehand.
  const copyForms = (html, text) => {
    const put = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
    };
    const selection = document.getSelection();
    const something = document.createElement("span"); // some browsers copy only where something is selected
    something.className = "unseen";
    something.textContent = "…";
    document.body.append(something);
    selection.selectAllChildren(something);
    document.addEventListener("copy", put, { capture: true, once: true });
    const copied = document.execCommand("copy"); // works also where the page is not served over https
    document.removeEventListener("copy", put, { capture: true });
    selection.removeAllRanges();
    something.remove();
    return copied;
  };

  document.addEventListener("click", (event) => {
    const button = asElement(event.target)?.closest("#log button.copy");
    const forms = button && document.getElementById(`taken-${button.value}`);
    if (!forms) return;
    const done = copyForms(forms.querySelector("div").innerHTML, forms.querySelector("pre").textContent);
    const told = word(done ? "copied" : "not-copied");
    say(told);
    showBeside(button, told);
  });

  const showBeside = (button, text) => {
    button.parentElement.querySelector(".happened")?.remove();
    const note = document.createElement("span");
    note.className = "happened";
    note.textContent = text;
    button.after(note);
    setTimeout(() => note.remove(), 6000);
  };

  const save = async (button) => {
    const ending = button.id.slice("save-".length);
    try {
      const address = `/export/samtal.${ending}?sprak=${document.documentElement.lang}`;
      const headers = { "Content-Type": "application/json" };
      const body = document.querySelector("#kept-talk [title]").textContent;
      const answer = await fetch(address, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(String(answer.status));
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `samtal.${ending}`;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return word("saved").replace("{file}", () => name);
    } catch {
      return word("not-saved");
    }
  };

  document.addEventListener("click", async (event) => {
    const button = asElement(event.target)?.closest("#save-md, #save-docx");
    if (!button) return;
    const happened = await save(button);
    say(happened);
    showBeside(button, happened);
  });

  // A question that another page's link names (?fraga=) stands in the box, for the reader to send or change.
  let offered = new URLSearchParams(location.search).get("fraga")?.slice(0, 2000).trim();
  const offer = (box) => {
    if (!offered || box.disabled) return;
    [box.value, offered] = [offered, ""];
    box.dispatchEvent(new Event("input", { bubbles: true }));
    history.replaceState(null, "", location.pathname);
    box.focus();
  };

  let waiting = false;
  new MutationObserver((changes) => {
    const log = document.getElementById("log");
    const box = document.querySelector("#question textarea");
    if (box && changes.some((change) => change.target === box && change.attributeName === "disabled")) {
      giveFocusBack(box);
      announce(box);
    }
    if (box) offer(box);
    tidyButtons(box);
    keepSource();
    keepFocus();
    keepLanguage();
    nameMarkers();
    keepTold();
    if (!log || waiting || !changes.some((change) => document.getElementById("talk")?.contains(change.target))) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tidyLog(log); });
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, characterData: true, attributeFilter: ["disabled", "class", "lang"] });
})();
