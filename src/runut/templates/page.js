(function () {
  function reveal() {
    var at = document.getElementById(location.hash.slice(1));
    for (var el = at; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
    if (at) at.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (el) { el.open = true; });
  });
  addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.documentElement.classList.add("quiet");
  });
  ["pointerover", "focusin"].forEach(function (name) {
    addEventListener(name, function (event) {
      if (event.target.matches && event.target.matches(".m")) document.documentElement.classList.remove("quiet");
    });
  });
})();
