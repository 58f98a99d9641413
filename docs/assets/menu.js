/* The menu of narrow screens, once it is open: Escape closes it, and so does turning to what lies under it. */
(() => {
  "use strict";

  const toggle = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !menu) return;

  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    toggle.click();
    toggle.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (toggle.checked && target !== toggle && !menu.contains(target)) toggle.click();
  });
})();
