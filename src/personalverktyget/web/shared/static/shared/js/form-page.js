// Keeps what is being written and shows follow-up questions at once. The server decides which questions show.
const PAUSE = 1200;
const CONTROLS = "input:not([type=hidden]), select, textarea";

const form = document.querySelector("[data-form-page]");
if (form) follow(form);
leadToField();

function follow(page) {
  const said = page.querySelector("[data-saved]");
  const told = page.querySelector("[data-told]");
  let pause;
  let sending = null;
  let isLeaving = false;

  function begin(body) {
    clearTimeout(pause);
    sending?.abort();
    sending = new AbortController();
    return { method: "POST", body: new URLSearchParams(body), signal: sending.signal };
  }

  async function keep() {
    if (isLeaving) return;
    const body = new FormData(page);
    body.set("action", "autosave");
    try {
      const answer = await fetch(location.href, { ...begin(body), redirect: "manual" });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { shown, saved, stop } = await answer.json();
      if (showBlocks(page, new Set(shown))) announce(told, told.dataset.words);
      showStop(page, stop);
      said.textContent = said.dataset.words.replace("{time}", saved);
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = said.dataset.unsaved;
    }
  }

  // One repetition more or less: the same button as without a script, but the rest of the page stays where it is.
  async function change(button) {
    const group = button.closest("[data-repeatable]");
    const isMore = button.value.startsWith("add:");
    const target = button.value.split(":")[1];
    const name = group.querySelector(`#${target} > legend`)?.textContent;
    try {
      const answer = await fetch(location.href, begin(new FormData(page, button)));
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(group.id);
      if (!drawn) throw new Error("no such group");
      group.replaceWith(drawn);
      const place = (isMore && drawn.querySelector(`#${target}`)) || drawn;
      const words = isMore ? told.dataset.added : told.dataset.removed;
      announce(told, words.replace("{name}", name ?? place.querySelector("legend").textContent));
      firstField(place)?.focus();
    } catch (error) {
      if (error.name === "AbortError") return;
      isLeaving = true;
      page.append(Object.assign(document.createElement("input"), { type: "hidden", name: "action", value: button.value }));
      page.submit();
    }
  }

  page.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(keep, event.target.matches("[type=radio], [type=checkbox], select") ? 0 : PAUSE);
  });
  page.addEventListener("submit", (event) => {
    if (event.submitter?.closest("[data-repeatable]")) {
      event.preventDefault();
      change(event.submitter);
      return;
    }
    isLeaving = true;
    clearTimeout(pause);
    sending?.abort();
  });
  // A page that the browser takes out of its own store is written on again.
  addEventListener("pageshow", () => (isLeaving = false));
}

// The same words twice in a row are read aloud only if the place was empty between.
function announce(told, words) {
  told.textContent = "";
  setTimeout(() => (told.textContent = words), 100);
}

// Says whether anything has come that was not there before.
function showBlocks(page, shown) {
  let hasCome = false;
  for (const block of page.querySelectorAll("[data-block]")) {
    const isShown = shown.has(block.dataset.block);
    hasCome ||= isShown && block.hidden;
    block.hidden = block.disabled = !isShown;
  }
  return hasCome;
}

// An answer ends the form: say so where it was given. The button that leads on leads to the whole of it.
function showStop(page, stop) {
  const place = page.querySelector("[data-stop]");
  if (!place || place.dataset.shown === (stop?.text ?? "")) return;
  place.dataset.shown = stop?.text ?? "";
  place.replaceChildren();
  if (!stop) return;
  const notice = page.querySelector("[data-stop-notice]").content.cloneNode(true);
  notice.querySelector("[data-stop-text]").textContent = stop.text;
  notice.querySelector("[data-stop-help]").textContent = stop.help;
  notice.querySelector("[data-stop-link]").href = stop.url;
  place.append(notice);
}

// A question that one has come back for, or that has just come up, takes the focus, unless there are errors to read.
function leadToField() {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : document.querySelector("[data-new]");
  if (!target || document.querySelector("[data-error-summary]")) return;
  (target.matches(CONTROLS) ? target : firstField(target))?.focus();
}

function firstField(place) {
  return [...place.querySelectorAll(CONTROLS)].find((field) => !field.matches(":disabled"));
}
