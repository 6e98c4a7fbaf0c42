// After a form came back with errors, focus goes to the summary, and its links lead into the fields.
function leadToErrors(root) {
  const summary = root.querySelector("[data-error-summary]:not([data-ready])");
  if (!summary) return;
  summary.dataset.ready = "";
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    const field = target.matches("input, select, textarea, button") ? target : target.querySelector("input, select, textarea");
    if (!field) return;
    event.preventDefault();
    (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}

// What came with the page about what was done: a screen reader says nothing of a status that is there from the start.
function leadToMessages() {
  const told = document.getElementById("messages");
  if (told?.childElementCount && !document.querySelector("[data-error-summary], [autofocus]")) told.focus();
}

leadToErrors(document);
leadToMessages();
document.addEventListener("htmx:after:swap", () => leadToErrors(document));
