// Warns before the session runs out, and lets the reader stay. Other tabs of the same browser count as activity too.
const KEY = "last-request";

export function watchSession() {
  const warning = document.getElementById("session-warning");
  if (!warning) return;
  const idle = Number(warning.dataset.idle) * 1000;
  const warnAfter = idle - Number(warning.dataset.warn) * 1000;
  let before = null;

  const touched = () => localStorage.setItem(KEY, String(Date.now()));
  const sinceRequest = () => Date.now() - Number(localStorage.getItem(KEY));

  function hide() {
    warning.hidden = true;
    if (before?.isConnected) before.focus();
    before = null;
  }

  function check() {
    const since = sinceRequest();
    if (since < warnAfter) {
      if (!warning.hidden) hide();
    } else if (warning.hidden && since < idle) {
      before = document.activeElement;
      warning.hidden = false;
      warning.focus();
    }
  }

  warning.querySelector("[data-session-extend]").addEventListener("click", async () => {
    const token = JSON.parse(document.body.getAttribute("hx-headers:inherited"))["X-CSRFToken"];
    const answer = await fetch(warning.dataset.extend, { method: "POST", headers: { "X-CSRFToken": token } });
    if (answer.ok && !answer.redirected) {
      touched();
      hide();
    } else {
      location.reload();
    }
  });

  touched();
  document.addEventListener("htmx:after:request", (event) => {
    if (!event.target.closest?.("[data-poll]")) touched();
  });
  setInterval(check, 5000);
}
