// Keeps what is being written and shows follow-up questions at once. The server decides which questions show.
const PAUSE = 1200;

const form = document.querySelector("[data-form-page]");
if (form) follow(form);
leadToField();

function follow(page) {
  const said = page.querySelector("[data-saved]");
  let pause;
  let sending = null;
  let isLeaving = false;

  async function keep() {
    clearTimeout(pause);
    sending?.abort();
    if (isLeaving) return;
    const own = (sending = new AbortController());
    const body = new URLSearchParams(new FormData(page));
    body.set("action", "autosave");
    try {
      const answer = await fetch(location.href, { method: "POST", body, signal: own.signal, redirect: "manual" });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { shown, saved } = await answer.json();
      showBlocks(page, new Set(shown));
      said.textContent = said.dataset.words.replace("{time}", saved);
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = said.dataset.unsaved;
    }
  }

  page.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(keep, event.target.matches("[type=radio], [type=checkbox], select") ? 0 : PAUSE);
  });
  page.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(pause);
    sending?.abort();
  });
  // A page that the browser takes out of its own store is written on again.
  addEventListener("pageshow", () => (isLeaving = false));
}

function showBlocks(page, shown) {
  for (const block of page.querySelectorAll("[data-block]")) {
    const isShown = shown.has(block.dataset.block);
    block.hidden = block.disabled = !isShown;
  }
}

// From the review one comes to a single question: its field takes the focus, unless something else wants it.
function leadToField() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target || document.querySelector("[data-error-summary]")) return;
  const field = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
  field?.focus();
}
