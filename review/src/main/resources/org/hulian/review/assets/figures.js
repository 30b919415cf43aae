// Draws each plot from the table under it, so that both hold the same. The library is asked for only where there is
// something to draw. Without scripts the tables are all there is.
(function () {
  "use strict";
  const LIBRARY = "/assets/echarts.common.min.js";
  const COLOURS = ["--accent", "--warn", "--good", "--bad", "--muted", "--mark-line"];
  const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
  let library = null;
  let charts = [];

  function load() {
    library = library || new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = LIBRARY;
      script.addEventListener("load", () => done(window.echarts));
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    return library;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  // The columns that are drawn, each with its values; null where there is none.
  function read(table) {
    const heads = Array.from(table.tHead.rows[0].cells).slice(1);
    const rows = Array.from(table.tBodies[0].rows);
    const columns = heads
      .map((head, at) => ({ head: head, at: at + 1 }))
      .filter((column) => column.head.dataset.drawn === "true")
      .map(function (column) {
        const values = rows.map((row) => row.cells[column.at].dataset.value);
        return { name: column.head.textContent.trim(), values: values.map((value) => (value ? Number(value) : null)) };
      });
    return { names: rows.map((row) => row.cells[0].textContent.trim()), columns: columns };
  }

  function option(kind, data) {
    const text = colour("--text");
    const muted = colour("--muted");
    const line = colour("--line");
    return {
      animation: false,
      color: COLOURS.map(colour),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
      legend: { top: 0, left: 0, textStyle: { color: text }, show: data.columns.length > 1, type: "scroll",
        pageTextStyle: { color: text }, pageIconColor: muted },
      grid: { left: 8, right: 16, top: data.columns.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
      // The other kind of tooltip is an element with styles of its own.
      tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: kind === "bar" ? "shadow" : "line" },
        backgroundColor: colour("--panel"), borderColor: line, textStyle: { color: text } },
      xAxis: { type: "category", data: data.names, axisLabel: { color: muted, hideOverlap: true },
        axisLine: { lineStyle: { color: line } } },
      yAxis: { type: "value", min: 0, axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } } },
      series: data.columns.map((column, at) => ({ type: kind, name: column.name, data: column.values,
        symbol: SYMBOLS[at % SYMBOLS.length], symbolSize: 7, barMaxWidth: 36 })),
    };
  }

  function draw(plot, echarts) {
    const table = plot.parentElement.querySelector("table");
    const data = table ? read(table) : { names: [], columns: [] };
    // Where all is nought or covered, a plot would show nothing.
    if (!plot.isConnected || !data.columns.some((column) => column.values.some((value) => value > 0))) {
      return;
    }
    plot.hidden = false;
    const chart = echarts.init(plot, null, { renderer: "canvas" });
    chart.setOption(option(plot.dataset.plot, data));
    charts.push({ plot: plot, chart: chart });
  }

  function start() {
    charts.filter((one) => !one.plot.isConnected).forEach((one) => one.chart.dispose());
    charts = charts.filter((one) => one.plot.isConnected);
    const plots = Array.from(document.querySelectorAll(".plot[data-plot][hidden]"));
    if (plots.length > 0) {
      load().then((echarts) => plots.filter((plot) => plot.hidden).forEach((plot) => draw(plot, echarts)), function () {
        library = null; // asked for again by the next page; the tables are there
      });
    }
  }

  function redraw() {
    charts.forEach(function (one) {
      one.chart.dispose();
      one.plot.hidden = true;
    });
    charts = [];
    start();
  }

  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:afterSettle", start);
  document.addEventListener("htmx:historyRestore", redraw);
  window.addEventListener("resize", () => charts.forEach((one) => one.chart.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
