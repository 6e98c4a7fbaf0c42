// The composer keeps what one writes as a draft, a few seconds after the last key and when one leaves the field.
const PAUSE = 3000;

const form = document.querySelector("[data-draft]");
if (form) keepDrafts(form);

function keepDrafts(form) {
  const body = form.elements.body;
  const said = form.querySelector("[data-draft-said]");
  const written = () => `${new FormData(form).get("kind")}\n${body.value}`;
  let saved = written();
  let timer = 0;
  let saving = null;
  let isSending = false;

  async function save() {
    clearTimeout(timer);
    if (isSending || written() === saved) return;
    if (saving) await saving;
    const now = written();
    saving = send(now);
    await saving;
    saving = null;
  }

  async function send(now) {
    const data = new FormData(form);
    const token = data.get("csrfmiddlewaretoken");
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        headers: { "X-CSRFToken": token, "X-Utkast": "1" },
        body: new URLSearchParams({ kind: data.get("kind"), body: body.value }),
      });
      if (!answer.ok || answer.redirected) return;
      const { words } = await answer.json();
      saved = now;
      said.textContent = words;
    } catch {
      // Not kept this time: the text is still in the field, and the next change tries again.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  body.addEventListener("blur", save);
  // What is being saved must not arrive after what is sent, or the draft would come back.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (isSending) {
      event.preventDefault();
      return;
    }
    isSending = true;
    if (!saving) return;
    event.preventDefault();
    const button = event.submitter;
    saving.finally(() => {
      isSending = false;
      saving = null;
      form.requestSubmit(button);
    });
  });
  // Coming back to the page with the browser's own button: it can be sent again.
  window.addEventListener("pageshow", () => (isSending = false));
}
