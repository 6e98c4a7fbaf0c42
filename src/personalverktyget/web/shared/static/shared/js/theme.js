// Changing the look without leaving the page, so that nothing being written is lost.
function followTheme() {
  const form = document.querySelector("[data-theme-choice]");
  if (!form) return;
  const choice = form.elements.theme;
  form.querySelector("button").hidden = true;
  choice.addEventListener("change", async () => {
    await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    show(choice.value, form.dataset.darkSheet);
  });
}

function show(theme, address) {
  let sheet = document.querySelector("link[data-dark]");
  if (!sheet) {
    sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    sheet.dataset.dark = "";
    document.querySelector("link[data-light]").after(sheet);
  }
  sheet.media = { light: "not all", dark: "all", auto: "(prefers-color-scheme: dark)" }[theme];
  document.querySelector('meta[name="color-scheme"]').content = { light: "light", dark: "dark", auto: "light dark" }[theme];
}

followTheme();
