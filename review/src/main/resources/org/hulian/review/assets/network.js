// Draws the sellers' network from the two tables of the page, so that both hold the same. The library is asked for
// only where there is a graph. Without scripts the tables are all there is.
(function () {
  "use strict";
  const LIBRARY = "/assets/cytoscape.min.js";
  // The library writes a style element of its own unless one is there; the content policy would not let it.
  const STYLES = "__________cytoscape_stylesheet";
  const SHAPES = { seller: "ellipse", contact: "diamond", picture: "round-rectangle", cluster: "hexagon", platform: "triangle" };
  const COLOURS = { seller: "--accent", contact: "--bad", picture: "--warn", cluster: "--good", platform: "--muted" };
  const LONGEST = 18;
  const MOST_FORCES = 120;
  let library = null;
  let graph = null;

  function load() {
    library = library || new Promise(function (done, failed) {
      if (!document.getElementById(STYLES)) {
        const stand = document.createElement("template");
        stand.id = STYLES;
        document.head.append(stand);
      }
      const script = document.createElement("script");
      script.src = LIBRARY;
      script.addEventListener("load", () => done(window.cytoscape));
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    return library;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function label(text) {
    const signs = Array.from(text);
    return signs.length > LONGEST ? signs.slice(0, LONGEST).join("") + "…" : text;
  }

  function read() {
    const nodes = Array.from(document.querySelectorAll("#nodes tr[data-node]")).map((row) => ({
      data: { id: "n" + row.dataset.node, label: label(row.querySelector(".name").textContent), kind: row.dataset.kind,
        hub: row.dataset.hub, row: row.id, shape: SHAPES[row.dataset.kind], fill: colour(COLOURS[row.dataset.kind]) },
    }));
    const edges = Array.from(document.querySelectorAll("#edges tr[data-from]")).map((row) => ({
      data: { source: "n" + row.dataset.from, target: "n" + row.dataset.to },
    }));
    return nodes.concat(edges);
  }

  function style() {
    return [
      { selector: "node", style: { label: "data(label)", shape: "data(shape)", "background-color": "data(fill)",
        color: colour("--text"), "font-size": 11, "text-valign": "bottom", "text-margin-y": 3, width: 20, height: 20,
        "text-background-color": colour("--panel"), "text-background-opacity": 0.8 } },
      { selector: "node[hub = 'true']", style: { "background-opacity": 0.25, "border-width": 2, "border-style": "dashed",
        "border-color": "data(fill)" } },
      { selector: "#n0", style: { width: 34, height: 34, "border-width": 4, "border-color": colour("--text") } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": colour("--mark-line") } },
      { selector: "edge", style: { width: 1, "line-color": colour("--line-strong"), "curve-style": "haystack" } },
    ];
  }

  function show(event) {
    const row = document.getElementById(event.target.data("row"));
    document.querySelectorAll("#nodes tr.current").forEach((one) => one.classList.remove("current"));
    row.classList.add("current");
    row.scrollIntoView({ block: "center" });
  }

  function draw(panel, cytoscape) {
    if (!panel.isConnected || !panel.hidden) {
      return;
    }
    panel.hidden = false;
    const elements = read();
    const forces = { name: "cose", animate: false, nodeDimensionsIncludeLabels: true, idealEdgeLength: () => 70 };
    const rings = { name: "concentric", concentric: (node) => (node.id() === "n0" ? 3 : node.data("kind") === "seller" ? 1 : 2),
      levelWidth: () => 1 };
    graph = cytoscape({ container: panel.querySelector(".graph"), elements: elements, style: style(),
      layout: elements.length > MOST_FORCES ? rings : forces, userZoomingEnabled: false, minZoom: 0.1, maxZoom: 4 });
    graph.on("tap", "node", show);
  }

  function zoom(how) {
    if (how === "fit") {
      graph.fit(undefined, 20);
    } else {
      graph.zoom({ level: graph.zoom() * Number(how), renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
    }
  }

  function start() {
    if (graph && !graph.container().isConnected) {
      graph.destroy();
      graph = null;
    }
    const panel = document.querySelector("[data-graph][hidden]");
    if (panel) {
      load().then((cytoscape) => draw(panel, cytoscape), function () {
        library = null; // asked for again by the next page; the tables are there
      });
    }
  }

  function redraw() {
    const panel = document.querySelector("[data-graph]");
    if (graph) {
      graph.destroy();
      graph = null;
    }
    if (panel) {
      panel.hidden = true;
      start();
    }
  }

  // A row that has the focus is the one that is marked in the graph.
  document.addEventListener("focusin", function (event) {
    const row = graph && event.target instanceof Element ? event.target.closest("#nodes tr[data-node]") : null;
    if (row) {
      graph.elements().unselect();
      graph.getElementById("n" + row.dataset.node).select();
    }
  });
  document.addEventListener("click", function (event) {
    const button = graph && event.target instanceof Element ? event.target.closest("[data-zoom]") : null;
    if (button) {
      zoom(button.dataset.zoom);
    }
  });
  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:afterSettle", start);
  document.addEventListener("htmx:historyRestore", redraw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
