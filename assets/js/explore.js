// A chart that readers explore: on request, and not before, the picture gives
// way to its interactive option, which ECharts draws. The page stays whole
// without: the button is shown only when this script runs.

import { dates, numbers } from "./form.js";
import { palette } from "./palette.js";
import { walkable } from "./walk.js";

// setUpExplore shows the buttons. words are those of the page's language;
// library is the address of ECharts.
export function setUpExplore(root, library, words) {
  for (const button of root.querySelectorAll("button.explore")) {
    button.hidden = false;
    const explorer = new Explorer(button, library, words);
    button.addEventListener("click", () => explorer.toggle());
  }
}

class Explorer {
  constructor(button, library, words) {
    Object.assign(this, { button, library, words, name: button.textContent });
    this.figure = button.closest(".figure");
    this.picture = this.figure.querySelector("svg.chart");
  }

  async toggle() {
    if (this.busy) return;
    if (this.box) return this.close();
    this.busy = true;
    this.button.setAttribute("aria-busy", "true");
    this.button.textContent = this.words.loading;
    try {
      const [echarts, option] = await Promise.all([
        import(new URL(this.library, document.baseURI).href),
        fetch(this.button.dataset.option).then((r) => (r.ok ? r.json() : Promise.reject(r.status))),
      ]);
      this.open(echarts, option);
    } catch (error) {
      console.error(error);
      this.close();
      this.button.after(element("span", { className: "explore-failed", role: "alert", textContent: this.words.failed }));
    } finally {
      this.busy = false;
      this.button.removeAttribute("aria-busy");
    }
  }

  open(echarts, option) {
    this.figure.querySelector(".explore-failed")?.remove();
    this.option = option;
    const height = Math.min(Math.max(this.picture.getBoundingClientRect().height, 300), 600);
    const label = this.picture.getAttribute("aria-label") || this.picture.querySelector("title").textContent;
    this.stage = element("div", { className: "explorer-chart", tabIndex: 0, role: "application", ariaLabel: label, ariaDescription: this.words.keys });
    this.stage.style.blockSize = height + "px";
    this.value = element("p", { className: "explorer-value", role: "status" });
    this.box = element("div", { className: "explorer" });
    this.box.append(this.legend(), this.stage, this.value);
    this.picture.before(this.box);
    this.picture.classList.add("explored-picture");
    this.button.textContent = this.words.back;
    this.draw(echarts);
    this.stage.focus({ preventScroll: true });
  }

  draw(echarts) {
    const colours = palette(this.stage);
    const chart = (this.chart = echarts.init(this.stage, null, { renderer: "canvas", locale: "EN" }));
    const show = () => chart.setOption(finish(colours.resolve(this.option), colours.font));
    show();
    walkable(this, chart);
    this.sizes = new ResizeObserver(() => chart.resize());
    this.sizes.observe(this.stage);
    this.schemes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((q) => matchMedia(q));
    this.repaint = show;
    for (const scheme of this.schemes) scheme.addEventListener("change", show);
  }

  // legend has a button for each series: they are reached by keyboard and say
  // whether they are pressed, which a drawn legend does not.
  legend() {
    const names = [...new Set(this.option.series.map((s) => s.name).filter(Boolean))];
    const list = element("div", { className: "explorer-legend", role: "group", ariaLabel: this.words.series });
    list.hidden = names.length < 2;
    for (const name of names) {
      const button = element("button", { type: "button", textContent: name, ariaPressed: "true" });
      button.addEventListener("click", () => {
        const on = button.ariaPressed !== "true";
        button.ariaPressed = String(on);
        this.chart.dispatchAction({ type: on ? "legendSelect" : "legendUnSelect", name });
      });
      list.append(button);
    }
    return list;
  }

  close() {
    this.button.textContent = this.name;
    if (!this.box) return;
    for (const scheme of this.schemes) scheme.removeEventListener("change", this.repaint);
    this.sizes.disconnect();
    this.chart.dispose();
    this.box.remove();
    this.box = null;
    this.picture.classList.remove("explored-picture");
  }
}

// finish adds what only a browser knows: functions, motion, numbers as the
// language of the page writes them.
function finish(option, font) {
  const number = numbers({ maximumFractionDigits: 6 });
  const month = dates({ month: "short", timeZone: "UTC" });
  const axes = [option.xAxis, option.yAxis].flat().filter(Boolean);
  for (const axis of axes) {
    axis.axisLabel ??= {};
    const pattern = axis.axisLabel.formatter || "{value}";
    if (axis.type === "value") axis.axisLabel.formatter = (v) => pattern.replace("{value}", number.format(v));
    if (axis.scale) axis.boundaryGap = [0, "3%"]; // so that a mark at the top is whole
    if (axis.type === "time") axis.axisLabel.formatter = (t) => dateLabel(new Date(t), month);
  }
  option.useUTC = true;
  option.animation = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  option.textStyle.fontFamily = font;
  option.tooltip.formatter = (p) => plain([p].flat()[0].name);
  return option;
}

function dateLabel(date, month) {
  return date.getUTCMonth() === 0 && date.getUTCDate() === 1 ? String(date.getUTCFullYear()) : month.format(date);
}

// plain breaks words into lines, which rich text does not, and keeps them from
// being read as its styles: {name|words}. Where words have no spaces between
// them, a line ends before a letter and not before a sign.
const plain = (words) => words.replaceAll("{", "{\u2060").replace(/(.{30,44}) /gu, "$1\n").replace(/([\p{Script=Han}\p{N}\p{P}]{16,22})(?=\p{Script=Han})/gu, "$1\n");

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
