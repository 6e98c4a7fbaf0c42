// Units nearby: the browser is asked where it is only when the button is pressed, and the answer is made coarse at once.
const form = document.querySelector("[data-near]");
if (form && "geolocation" in navigator) ready(form);

function ready(form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.latitude.value) return;
    event.preventDefault();
    const search = document.getElementById("search").form;
    for (const name of ["q", "arende", "oppet"]) form.elements[name].value = search.elements[name]?.value ?? "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.latitude.value = coords.latitude.toFixed(2);
        form.elements.longitude.value = coords.longitude.toFixed(2);
        form.submit();
      },
      () => {
        const status = form.querySelector("[data-near-failed]");
        status.textContent = status.dataset.nearFailed;
      },
      { maximumAge: 600000, timeout: 10000 },
    );
  });
}
