// One key for each verdict, and the arrows for the entry before and after. Never while one writes, and never where
// single keys are turned off (WCAG 2.1.4).
const form = document.querySelector("[data-verdict][data-keys]");
if (form) listen(form);

function listen(form) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
      return;
    }
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = way && document.querySelector(`a[rel="${way}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
}
