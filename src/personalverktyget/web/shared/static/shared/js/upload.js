// Sends a form's files ahead of it, so that one sees how far they have come and can change one's mind.
// What the server refuses is told by the page that the form leads to, as without a script.
const TOLD_AT = 25;

document.addEventListener("submit", ahead, true);

let sending = null;
let arrived = null;

function ahead(event) {
  const form = event.target;
  const place = form.querySelector("[data-upload]");
  if (!place || form === arrived || event.submitter?.closest("[data-repeatable]")) return;
  if (sending) {
    stop(event);
    return;
  }
  const inputs = [...form.querySelectorAll("input[type=file]")].filter(isSent);
  if (!inputs.length) return;
  stop(event);
  send(form, place, inputs, event.submitter);
}

// What is hidden, as on the tab for notes, is not sent.
function isSent(input) {
  return input.files.length && !input.matches(":disabled") && input.offsetParent;
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function send(form, place, inputs, button) {
  const told = form.querySelector("[data-upload-told]");
  const bar = place.querySelector("progress");
  const cancel = place.querySelector("[data-upload-cancel]");
  let last = -TOLD_AT;

  function show(percent) {
    const words = percent < 100 ? place.dataset.words.replace("{percent}", percent) : place.dataset.done;
    bar.value = percent;
    place.querySelector("[data-upload-shown]").textContent = words;
    if (percent < last + TOLD_AT && percent < 100) return;
    last = percent;
    told.classList.add("visually-hidden");
    told.textContent = words;
  }

  function end(words) {
    sending = null;
    place.hidden = true;
    told.classList.remove("visually-hidden");
    told.textContent = words;
    inputs[0].focus();
  }

  // The form goes on by itself: with what came ahead, or, where that could not be told, with the files once more.
  function goOn(answer) {
    sending = null;
    if (answer) {
      for (const input of inputs) input.value = "";
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "refused-files", value: answer.refused }));
    }
    arrived = form;
    form.requestSubmit(button);
  }

  sending = new XMLHttpRequest();
  sending.upload.addEventListener("progress", ({ loaded, total }) => show(Math.floor((100 * loaded) / Math.max(total, 1))));
  sending.addEventListener("load", (event) => goOn(read(event.target)));
  sending.addEventListener("error", () => end(place.dataset.failed));
  sending.addEventListener("abort", () => end(place.dataset.cancelled));
  // Not form.action: the buttons are called that.
  sending.open("POST", place.dataset.to || form.getAttribute("action") || location.href);
  sending.setRequestHeader("X-Filer-Forst", "1");
  cancel.onclick = () => sending?.abort();
  place.hidden = false;
  show(0);
  place.scrollIntoView({ block: "nearest" });
  sending.send(files(form, inputs));
}

// The files, what proves that the page is ours, and the form's key, by which the server knows what it has been sent
// already; nothing that is written.
function files(form, inputs) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (form.elements.key) body.set("key", form.elements.key.value);
  for (const input of inputs) for (const file of input.files) body.append(input.name, file);
  return body;
}

function read(request) {
  try {
    const answer = request.status === 200 && JSON.parse(request.responseText);
    return answer && typeof answer.refused === "string" ? answer : null;
  } catch {
    return null;
  }
}

// Coming back to the page with the browser's own button: everything can be sent again.
addEventListener("pageshow", () => (arrived = null));
