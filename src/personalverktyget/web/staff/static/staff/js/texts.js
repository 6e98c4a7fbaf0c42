// The texts of a draft are saved as one writes, as the questions are. What is sent is the page's own form; what comes
// back is taken over part by part, and never what one is writing in.
const PAUSE = 900;
// A request that may outlive its page has a limit in every browser.
const LONGEST_FAREWELL = 60_000;

const form = document.querySelector("form[data-texts]");
if (form) follow();

function follow() {
  let pause = 0;
  let isDirty = false;
  let sending = null;

  form.addEventListener("input", () => {
    isDirty = true;
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE);
  });
  form.addEventListener("change", () => {
    isDirty = true;
    save();
  });
  // The button sends what the last answer said that the server has seen.
  form.addEventListener("submit", (event) => {
    clearTimeout(pause);
    if (!sending) return;
    event.preventDefault();
    const { submitter } = event;
    sending.then(() => form.requestSubmit(submitter?.isConnected ? submitter : undefined));
  });
  // Going elsewhere saves first.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || hasConflict() || !(sending || isDirty)) return;
    event.preventDefault();
    await sending;
    if (isDirty) await save();
    location.assign(link.href);
  });
  addEventListener("pagehide", () => isDirty && save());

  // One at a time: what is sent carries what the answer before it said that the server has seen.
  function save() {
    clearTimeout(pause);
    if (hasConflict()) return null;
    if (sending) {
      pause = setTimeout(save, PAUSE);
      return sending;
    }
    isDirty = false;
    sending = send().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function send() {
    const body = new URLSearchParams(new FormData(form)).toString();
    say(form.dataset.saving);
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        headers: { "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" },
        body,
        keepalive: body.length < LONGEST_FAREWELL,
      });
      const elsewhere = answer.headers.get("HX-Redirect");
      if (elsewhere) return location.assign(elsewhere);
      if (![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
      take(new DOMParser().parseFromString(await answer.text(), "text/html"), answer.ok);
    } catch {
      isDirty = true;
      say(form.dataset.unsaved);
    }
  }

  function take(fresh, isSaved) {
    if (!fresh.querySelector("form[data-texts]")) return location.reload();
    say(isSaved ? fresh.querySelector("[data-saved]").textContent : form.dataset.unsaved);
    if (isSaved) form.elements.seen.value = fresh.querySelector('input[name="seen"]').value;
    for (const part of fresh.querySelectorAll("[data-part]")) {
      document.querySelector(`[data-part="${part.dataset.part}"]`).replaceChildren(...part.childNodes);
    }
    for (const field of fresh.querySelectorAll("[data-field]")) takeErrors(field);
  }

  // A field whose error came or went is exchanged, with what has been written in it meanwhile.
  function takeErrors(fresh) {
    const old = form.querySelector(`[data-field="${fresh.dataset.field}"]`);
    const errors = (place) => place.querySelector(".field-error")?.textContent ?? "";
    if (errors(old) === errors(fresh)) return;
    const before = old.querySelector("input, select, textarea");
    const after = fresh.querySelector("input, select, textarea");
    const isFocused = document.activeElement === before;
    const at = isFocused ? before.selectionStart : null;
    after.value = before.value;
    old.replaceChildren(...fresh.childNodes);
    if (!isFocused) return;
    after.focus({ preventScroll: true });
    if (at !== null) after.setSelectionRange(at, at);
  }

  const hasConflict = () => Boolean(form.querySelector('[data-part="conflict"] [name="overwrite"]'));

  function say(words) {
    const said = document.querySelector("[data-saved]");
    if (said && said.textContent !== words) said.textContent = words;
  }
}
