// Small helps on every page. Everything works without them.
import { countTextareas } from "./count.js";
import { followTheme } from "./theme.js";
import { leadToErrors } from "./errors.js";
import { watchSession } from "./session.js";
import { closeMenus } from "./menus.js";

function prepare(root) {
  countTextareas(root);
  leadToErrors(root);
}

prepare(document);
followTheme();
watchSession();
closeMenus();
document.addEventListener("htmx:after:swap", () => prepare(document));
