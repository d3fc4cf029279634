// Gör varje <iframe data-fordela> så hög som det den visar. Lägg skriptet på sidan som har ramen:
//
//   <iframe data-fordela src="fordela/ram.html?publication=publicering.json" title="Vad skolan får"></iframe>
//   <script src="fordela/fordela-ram.js" defer></script>
//
// Skriptet läser bara höjden, och bara från ramens egen sida. En ram med sandbox utan allow-same-origin har
// inget ursprung att jämföra med; den tas med bara om det står data-fordela="sandlada".

(function () {
  "use strict";
  var LEAST = 120;
  var MOST = 20000;

  function trusted(frame, event) {
    if (event.source !== frame.contentWindow) return false;
    if (event.origin === "null") return frame.dataset.fordela === "sandlada";
    return event.origin === new URL(frame.src, document.baseURI).origin;
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (typeof said !== "object" || said === null || said.type !== "fordela-hojd" || !Number.isFinite(said.height)) return;
    document.querySelectorAll("iframe[data-fordela]").forEach(function (frame) {
      if (trusted(frame, event)) frame.style.height = Math.min(MOST, Math.max(LEAST, Math.ceil(said.height))) + "px";
    });
  });
})();
