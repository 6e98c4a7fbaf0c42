// Warns before the session runs out and lets the reader stay. The server alone decides: it is asked how much time is
// left (which keeps nothing alive), since other tabs of the same browser may have used the session meanwhile.
const CHECK_EVERY = 5000;
const ASK_EVERY = 15000;
const AT_THE_KEYBOARD = 60000;

function watchSession() {
  const warning = document.getElementById("session-warning");
  const over = document.getElementById("session-over");
  if (!warning || !over) return;
  const { extend, keep, signIn } = warning.dataset;
  const warnSeconds = Number(warning.dataset.warn);
  let endsAt = Date.now() + Number(warning.dataset.left) * 1000;
  let canStay = true;
  let askedAt = 0;
  let activeAt = 0;
  let before = null;

  const secondsLeft = () => (endsAt - Date.now()) / 1000;

  async function ask(method) {
    askedAt = Date.now();
    const token = JSON.parse(document.body.getAttribute("hx-headers:inherited"))["X-CSRFToken"];
    const headers = method === "POST" ? { "X-CSRFToken": token } : { "X-Bakgrund": "1" };
    try {
      const answer = await fetch(extend, { method, headers });
      if (!answer.ok) return;
      const told = await answer.json();
      endsAt = Date.now() + told.seconds_left * 1000;
      canStay = told.can_stay;
    } catch {
      // The server cannot be reached: what was known before still holds.
    }
  }

  function hide() {
    if (warning.hidden) return;
    warning.hidden = true;
    if (before?.isConnected) before.focus();
    before = null;
  }

  function warn() {
    warning.querySelector("[data-session-idle]").hidden = !canStay;
    warning.querySelector("[data-session-long]").hidden = canStay;
    warning.querySelector("[data-session-extend]").hidden = !canStay;
    if (!warning.hidden) return;
    warning.hidden = false;
    // Nobody is at the keyboard then, unless no more time can be had: that must not interrupt what is being written.
    if (!canStay) return;
    before = document.activeElement;
    warning.focus();
  }

  async function check() {
    if (over.open || secondsLeft() > warnSeconds) return;
    const isActive = Date.now() - activeAt < AT_THE_KEYBOARD;
    if (isActive && canStay) await ask("POST");
    else if (Date.now() - askedAt > ASK_EVERY || secondsLeft() <= 0) await ask("GET");
    if (secondsLeft() > warnSeconds) hide();
    else if (secondsLeft() > 0) warn();
    else {
      warning.hidden = true;
      over.showModal();
    }
  }

  warning.querySelector("[data-session-extend]").addEventListener("click", async () => {
    await ask("POST");
    if (secondsLeft() > warnSeconds) hide();
    else check();
  });
  over.addEventListener("cancel", (event) => event.preventDefault());
  over.querySelector("[data-session-again]").addEventListener("click", () => signInAgain(keep, signIn));
  for (const kind of ["keydown", "pointerdown", "input"]) {
    document.addEventListener(kind, () => (activeAt = Date.now()), { passive: true });
  }
  document.addEventListener("visibilitychange", check);
  // A page that the browser kept in memory may be that of somebody who has signed out since.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  setInterval(check, CHECK_EVERY);
}

function signInAgain(keep, signIn) {
  const here = location.pathname + location.search;
  const form = [...document.forms].find((candidate) => candidate.method === "post" && isWrittenIn(candidate));
  if (!form) {
    location.assign(`${signIn}?${new URLSearchParams({ utgangen: "1", nasta: here })}`);
    return;
  }
  const target = new URL(form.getAttribute("action") || here, location.href);
  const query = new URLSearchParams({ sida: here, till: target.pathname + target.search });
  form.setAttribute("action", `${keep}?${query}`);
  HTMLFormElement.prototype.submit.call(form);
}

function isWrittenIn(form) {
  return [...form.elements].some((field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected);
    return field.tagName === "TEXTAREA" || field.type === "text" ? field.value !== field.defaultValue : false;
  });
}

watchSession();
