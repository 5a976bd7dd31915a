/** Parts that charts share: axes, legend, hint, bands. */
import { plain } from "../format";
import { FONT, thin, type Look } from "./look";

type Any = Record<string, unknown>;

export function grid(more: Any = {}): Any {
  return { left: 12, right: 24, top: 44, bottom: 12, containLabel: true, ...more };
}

export function legend(look: Look, more: Any = {}): Any {
  return {
    type: "scroll", top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 8,
    textStyle: { fontFamily: FONT, color: look.text }, pageTextStyle: { color: look.text },
    pageIconColor: look.text, pageIconInactiveColor: look.line, ...more,
  };
}

export function categories(look: Look, data: (string | number)[], more: Any = {}): Any {
  return {
    type: "category", data, axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false },
    axisLabel: { color: look.faint, fontFamily: FONT, hideOverlap: true }, ...more,
  };
}

export function values(look: Look, more: Any = {}): Any {
  const { axisLabel, ...rest } = more;
  return {
    type: "value", nameTextStyle: { color: look.faint, fontFamily: FONT },
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: {
      color: look.faint, fontFamily: FONT, hideOverlap: true,
      formatter: (one: number) => plain(one, look.lang), ...(axisLabel as Any | undefined),
    },
    ...rest,
  };
}

/** A hint that is drawn, not written into the page, so that no style has to be allowed for it. */
export function hint(look: Look, more: Any = {}): Any {
  return {
    trigger: "axis", renderMode: "richText", confine: true, backgroundColor: look.ground,
    borderColor: look.line, textStyle: { color: look.text, fontFamily: FONT, fontSize: 12 },
    axisPointer: { lineStyle: { color: look.faint }, label: { show: false } }, ...more,
  };
}

/** A hint whose lines are told by place on the axis, so that it says what the table says. */
export function told(look: Look, lines: (at: number) => string[]): Any {
  return hint(look, {
    formatter: (found: { dataIndex: number }[] | { dataIndex: number }) =>
      lines((Array.isArray(found) ? found[0] : found)?.dataIndex ?? 0).join("\n"),
  });
}

/** A band between two lines, as two stacked areas of which one is not seen. */
export function band(
  name: string,
  low: (number | null)[],
  high: (number | null)[],
  colour: string,
  opacity: number,
  stack: string,
): Any[] {
  const still = {
    type: "line", stack, symbol: "none", silent: true, lineStyle: { opacity: 0 }, z: 1,
    tooltip: { show: false }, stackStrategy: "all",
  };
  const width = high.map((one, at) => {
    const other = low[at];
    return one === null || other === null || other === undefined ? null : one - other;
  });
  return [
    { ...still, name: `${name} `, data: low, areaStyle: { opacity: 0 } },
    { ...still, name, data: width, areaStyle: { color: thin(colour, opacity) }, itemStyle: { color: thin(colour, opacity) } },
  ];
}

export function curve(name: string, data: (number | null)[], colour: string, more: Any = {}): Any {
  return {
    name, type: "line", data, symbol: "none", lineStyle: { width: 2, color: colour },
    itemStyle: { color: colour }, z: 3, ...more,
  };
}
