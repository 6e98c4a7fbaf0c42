// Translations are saved as one writes, each text by itself. Without a script the buttons do the same.
const PAUSE = 900;

const form = document.querySelector("form[data-translating]");
if (form) work(form);

function work(form) {
  const pauses = new Map();
  let last = Promise.resolve();

  function send(row) {
    clearTimeout(pauses.get(row));
    pauses.delete(row);
    last = last.then(() => sendNow(row));
    return last;
  }

  async function sendNow(row) {
    const body = new URLSearchParams({ action: "autosave", seen: "1" });
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const field of row.querySelectorAll("[name]")) {
      if (field.type !== "checkbox" || field.checked) body.set(field.name, field.value);
    }
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      take(row, told.rows[row.dataset.translation]);
      document.querySelector("[data-done]").textContent = told.done;
      say(told.saved);
    } catch {
      say(form.dataset.unsaved);
    }
  }

  function take(row, told) {
    if (!told) return;
    row.querySelector("[data-seen]").value = told.seen;
    const words = told.now ? form.dataset.late.replace("{now}", told.now) : form.dataset[told.state];
    row.querySelector("[data-state-words]").textContent = words;
    row.dataset.state = told.state;
    if (told.state !== "stale") row.querySelector("[data-holds]")?.remove();
    const error = row.querySelector("[data-error]");
    error.textContent = told.error;
    error.hidden = !told.error;
    const field = row.querySelector("textarea");
    field.toggleAttribute("aria-invalid", Boolean(told.error));
    row.toggleAttribute("data-invalid", Boolean(told.error));
  }

  function say(words) {
    document.querySelector("[data-saved]").textContent = words;
  }

  const rowOf = (event) => event.target.closest("[data-translation]");
  form.addEventListener("input", (event) => {
    const row = rowOf(event);
    if (!row) return;
    clearTimeout(pauses.get(row));
    pauses.set(
      row,
      setTimeout(() => send(row), PAUSE),
    );
  });
  form.addEventListener("change", (event) => rowOf(event) && send(rowOf(event)));
  // What has not been sent yet goes with the button; what is on its way comes first.
  form.addEventListener("submit", async (event) => {
    if (form.dataset.ready) return;
    event.preventDefault();
    const { submitter } = event;
    for (const pause of pauses.values()) clearTimeout(pause);
    await last;
    form.dataset.ready = "true";
    // Not within this submission: a form is not submitted anew before its event is over.
    setTimeout(() => form.requestSubmit(submitter));
  });
}
