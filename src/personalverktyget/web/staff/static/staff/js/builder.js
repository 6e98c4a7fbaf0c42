// The builder saves as one works, moves questions by the pointer, and shows the preview beside. Every change goes to the
// server as a form would send it, one after the other, and comes back as the parts of the page that may have changed.
const PAUSE = 900;

const builder = document.querySelector("[data-builder]");
if (builder) work(builder);
showPreviews();

function work(builder) {
  let pause = 0;
  let last = Promise.resolve();
  builder.dataset.live = "";

  // While a row of the outline is held by the pointer, it must not be exchanged for another.
  let held = Promise.resolve();
  builder.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".outline-row")) return;
    held = new Promise((release) => {
      for (const end of ["pointerup", "dragend"]) addEventListener(end, release, { once: true });
    });
  });

  const editor = () => builder.querySelector("form[data-editor]");

  // One at a time: what is sent carries what the answer before it said that the server has seen.
  function send(form, submitter) {
    clearTimeout(pause);
    last = last.then(() => sendNow(form, submitter));
    return last;
  }

  async function sendNow(form, submitter) {
    if (!form.isConnected) return;
    const body = new URLSearchParams(new FormData(form));
    if (submitter) body.set(submitter.name, submitter.value);
    const isAutosave = !submitter;
    if (isAutosave) body.set("action", "save");
    say(builder.dataset.saving);
    try {
      // Not form.action: the buttons are called that.
      const answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST",
        headers: { "HX-Request": "true" },
        body,
      });
      const elsewhere = answer.headers.get("HX-Redirect");
      if (elsewhere) return location.assign(elsewhere);
      if (answer.status >= 500 || answer.status === 403 || answer.status === 404) throw new Error(answer.status);
      if (answer.redirected) history.replaceState(null, "", answer.url);
      const html = await answer.text();
      await held;
      take(html, { keepsEditor: isAutosave && answer.ok, takesFocus: !isAutosave });
    } catch {
      say(builder.dataset.unsaved);
    }
  }

  function say(words) {
    const said = builder.querySelector("[data-saved]");
    if (said) said.textContent = words;
  }

  function take(html, { keepsEditor, takesFocus }) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    if (!fresh.querySelector("[data-part=head]")) return location.reload();
    const focused = document.activeElement?.id;
    for (const part of fresh.querySelectorAll("[data-part]")) {
      const old = builder.querySelector(`[data-part="${part.dataset.part}"]`);
      if (part.dataset.part === "preview") continue;
      // What one is writing stays as it is, as long as the server asks for the same fields.
      if (part.dataset.part === "editor" && keepsEditor && part.dataset.shape === old.dataset.shape) {
        for (const name of ["seen", "seen_all"]) copyValue(part, old, name);
        continue;
      }
      old.replaceWith(part);
    }
    const preview = fresh.querySelector("iframe[data-preview]");
    if (preview) showInPreview(preview.getAttribute("src"), preview.dataset.at);
    if (focused && !takesFocus) document.getElementById(focused)?.focus();
    if (takesFocus) leadOn(focused);
  }

  // After a button: to the error, to the field of what is new, or back to the button that was pressed.
  function leadOn(focused) {
    const form = editor();
    const target =
      form?.querySelector("[aria-invalid]") ??
      (form?.elements.text?.value === "" ? form.elements.text : null) ??
      (focused ? document.getElementById(focused) : null);
    target?.focus();
  }

  builder.addEventListener("input", (event) => {
    if (!event.target.closest("form[data-editor]") || isTool(event.target)) return;
    clearTimeout(pause);
    pause = setTimeout(() => send(editor()), PAUSE);
  });
  builder.addEventListener("change", (event) => {
    if (event.target.closest("form[data-editor]") && !isTool(event.target)) send(editor());
  });
  builder.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter);
  });
  // Going to another question saves this one first.
  builder.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await last;
    open(link.href);
  });
  addEventListener("popstate", () => open(location.href, false));
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || isWriting(event.target)) return;
    const action = event.key === "z" ? (event.shiftKey ? "redo" : "undo") : event.key === "y" ? "redo" : "";
    const button = action && builder.querySelector(`[data-part=head] [value="${action}"]:not([disabled])`);
    if (!button) return;
    event.preventDefault();
    send(button.form, button);
  });

  async function open(address, isNew = true) {
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.status);
      if (isNew) history.pushState(null, "", address);
      take(await answer.text(), { keepsEditor: false, takesFocus: true });
    } catch {
      location.assign(address);
    }
  }

  drag(builder, (moved, onto, side) => {
    const form = builder.querySelector("[data-part=outline] form");
    const hidden = Object.entries({ moved, onto, side }).map(([name, value]) => {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(field);
      return field;
    });
    send(form, { name: "action", value: "drop" }).finally(() => hidden.forEach((field) => field.remove()));
  });
}

function isTool(field) {
  return field.name === "place" || field.name === "new_condition";
}

function isWriting(field) {
  return field.matches?.("textarea, input:not([type=radio], [type=checkbox]), [contenteditable]");
}

function copyValue(from, to, name) {
  const [fresh, old] = [from, to].map((part) => part.querySelector(`input[name="${name}"]`));
  if (fresh && old) old.value = fresh.value;
}

// Rows of the outline are dragged; a question may be let go of before, after or, on a page, in it.
function drag(builder, drop) {
  let moved = null;
  const rows = () => builder.querySelectorAll(".outline-row");
  const clear = () => rows().forEach((row) => delete row.dataset.drop);

  builder.addEventListener("dragstart", (event) => {
    moved = event.target.closest?.(".outline-row");
    if (!moved) return;
    moved.dataset.dragged = "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", moved.dataset.id);
  });
  builder.addEventListener("dragover", (event) => {
    const row = event.target.closest?.(".outline-row");
    if (!moved || !row || row === moved) return;
    event.preventDefault();
    clear();
    row.dataset.drop = sideOf(row, event);
  });
  builder.addEventListener("drop", (event) => {
    const row = event.target.closest?.(".outline-row");
    if (!moved || !row || row === moved) return;
    event.preventDefault();
    drop(moved.dataset.id, row.dataset.id, sideOf(row, event));
  });
  builder.addEventListener("dragend", () => {
    if (moved) delete moved.dataset.dragged;
    moved = null;
    clear();
  });

  function sideOf(row, event) {
    if ("group" in row.dataset && !("group" in moved.dataset)) return "into";
    const { top, height } = row.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "before" : "after";
  }
}

// The preview stays where it was scrolled to, and leads to the question that is being edited.
function showInPreview(address, at) {
  const frame = document.querySelector("iframe[data-preview]");
  if (!frame) return;
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.dataset.at = at;
  frame.addEventListener(
    "load",
    () => {
      frame.contentWindow.scrollTo(0, top);
      leadPreview(frame, wantsCalm() ? "instant" : "smooth");
    },
    { once: true },
  );
  frame.contentWindow.location.replace(address);
}

const wantsCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Only the preview scrolls, never the page around it, and only where the question is not in sight already. One that
// does not show just now is found by what stands before it.
function leadPreview(frame, behavior) {
  const inside = frame.contentWindow;
  const blocks = [...(frame.contentDocument?.querySelectorAll("[data-block]") ?? [])];
  let place = blocks.findIndex((block) => block.dataset.block === frame.dataset.at);
  if (place < 0) return;
  while (place > 0 && !blocks[place].checkVisibility()) place -= 1;
  const { top, bottom } = blocks[place].getBoundingClientRect();
  if (top >= 0 && bottom <= inside.innerHeight) return;
  inside.scrollTo({ top: inside.scrollY + top - 16, behavior });
}

function showPreviews() {
  const frame = document.querySelector("iframe[data-preview][data-at]");
  if (frame?.contentDocument?.readyState === "complete") leadPreview(frame, "instant");
  frame?.addEventListener("load", () => leadPreview(frame, "instant"), { once: true });
  const widths = document.querySelector("[data-widths]");
  if (!widths) return;
  const whole = widths.closest("[data-builder], .try-out");
  widths.hidden = false;
  widths.addEventListener("click", (event) => {
    const button = event.target.closest("[data-width]");
    if (!button) return;
    whole.dataset.previewWidth = button.dataset.width;
    for (const each of widths.querySelectorAll("[data-width]")) each.setAttribute("aria-pressed", each === button);
  });
}
