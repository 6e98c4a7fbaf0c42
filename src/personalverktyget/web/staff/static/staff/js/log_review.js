// One key for each verdict, one back to the entry that was just judged, and the arrows for the one before and after.
// Never while one writes, and never where single keys are turned off (WCAG 2.1.4). A key that is held down or pressed
// twice counts once: the next entry must not be judged before it is seen.
const form = document.querySelector("[data-verdict]");
if (form?.matches("[data-keys]")) listen(form);
// The reader hears, and sees, what became of the entry before.
if (!document.querySelector("[data-error-summary]")) document.querySelector("[data-just]")?.focus();

function listen(form) {
  form.classList.add("has-keys");
  form.querySelector("[data-keys-told]")?.removeAttribute("hidden");
  let leaves = false;
  window.addEventListener("pageshow", () => (leaves = false));
  document.addEventListener("keydown", (event) => {
    if (leaves || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    const way = { arrowleft: "prev", arrowright: "next" }[key];
    const target =
      form.querySelector(`button[data-key="${CSS.escape(key)}"]`) ??
      document.querySelector(way ? `a[rel="${way}"]` : `a[data-key-link="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    leaves = true;
    target.click();
  });
}
