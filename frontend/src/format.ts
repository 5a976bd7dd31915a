/** How numbers, units, months and days are written: here and nowhere else. */
import type { Language } from "./state";

interface Shown {
  factor: number;
  label: string;
}
type Rule = Record<Language, Shown>;

const same = (en: string, zh: string): Rule => ({
  en: { factor: 1, label: en },
  zh: { factor: 1, label: zh },
});

/** Unit of the interface, and how each language shows it. */
const UNITS: Record<string, Rule> = {
  "1": { en: { factor: 100, label: "%" }, zh: { factor: 100, label: "%" } },
  "%": same("%", "%"),
  "CNY/kg": same("CNY/kg", "元/kg"),
  "CNY/(kg/a)": same("CNY/(kg/a)", "元/(kg/年)"),
  "CNY/(t/a)": same("CNY/(t/a)", "元/(吨/年)"),
  "CNY/kWh": same("CNY/kWh", "元/kWh"),
  kt: { en: { factor: 1, label: "kt" }, zh: { factor: 0.1, label: "万吨" } },
  "kt/a": { en: { factor: 1, label: "kt/a" }, zh: { factor: 0.1, label: "万吨/年" } },
  "t/a": { en: { factor: 1e-3, label: "kt/a" }, zh: { factor: 1e-4, label: "万吨/年" } },
  "kg/a": { en: { factor: 1e-6, label: "kt/a" }, zh: { factor: 1e-7, label: "万吨/年" } },
  "tCO2e/a": { en: { factor: 1e-3, label: "kt CO2e/a" }, zh: { factor: 1e-4, label: "万吨CO2e/年" } },
  CNY: { en: { factor: 1e-6, label: "million CNY" }, zh: { factor: 1e-8, label: "亿元" } },
  MCNY: { en: { factor: 1, label: "million CNY" }, zh: { factor: 0.01, label: "亿元" } },
  "100MCNY": { en: { factor: 100, label: "million CNY" }, zh: { factor: 1, label: "亿元" } },
  GCNY: { en: { factor: 1, label: "billion CNY" }, zh: { factor: 10, label: "亿元" } },
  "CNY/a": same("CNY/a", "元/年"),
  "MCNY/a": { en: { factor: 1, label: "million CNY/a" }, zh: { factor: 0.01, label: "亿元/年" } },
  MUSD: { en: { factor: 1, label: "million USD" }, zh: { factor: 0.01, label: "亿美元" } },
  "USD/kg": same("USD/kg", "美元/kg"),
  "USD/kWh": same("USD/kWh", "美元/kWh"),
  "CNY/USD": same("CNY/USD", "元/美元"),
  "CNY/person": same("CNY per person", "元/人"),
  kg: { en: { factor: 1e-6, label: "kt" }, zh: { factor: 1e-7, label: "万吨" } },
  persons: same("persons", "人"),
  months: same("months", "个月"),
  years: same("years", "年"),
  days: same("days", "天"),
  count: same("", "个"),
  GW: same("GW", "GW"),
  "CNY/W": same("CNY/W", "元/W"),
  "CNY/t": same("CNY/t", "元/吨"),
  "um/min": same("μm/min", "μm/min"),
  points: same("points", "分"),
  pp: { en: { factor: 100, label: "points of %" }, zh: { factor: 100, label: "个百分点" } },
  "kgCO2e/kg": same("kg CO2e/kg", "kg CO2e/kg"),
  "kgce/kg": same("kgce/kg", "千克标准煤/kg"),
  "tce/t": same("tce/t", "吨标准煤/吨"),
  ktce: { en: { factor: 1, label: "kt of coal equivalent" }, zh: { factor: 0.1, label: "万吨标准煤" } },
  ktCO2e: { en: { factor: 1, label: "kt CO2e" }, zh: { factor: 0.1, label: "万吨CO2e" } },
  "CNY/tCO2e": same("CNY/t CO2e", "元/吨CO2e"),
  "100GWh": { en: { factor: 100, label: "GWh" }, zh: { factor: 1, label: "亿千瓦时" } },
  "10kt/month": { en: { factor: 10, label: "kt a month" }, zh: { factor: 1, label: "万吨/月" } },
  "10kt/week": { en: { factor: 10, label: "kt a week" }, zh: { factor: 1, label: "万吨/周" } },
  degC: same("°C", "°C"),
  us: same("μs", "μs"),
  um: same("μm", "μm"),
  h: same("h", "小时"),
  "h/a": same("h/a", "小时/年"),
  pairs: same("pairs", "对"),
  ha: same("ha", "公顷"),
  million: same("million", "百万"),
};

/** How a unit is shown in a language. */
export function shown(unit: string, lang: Language): Shown {
  return UNITS[unit]?.[lang] ?? { factor: 1, label: unit };
}

const LOCALE: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };
const MINUS = "−";
export const NOTHING = "–";

/** Most digits behind the point where a unit is never told more finely. */
const MOST: Record<string, number> = { months: 2, "CNY/kg": 2, "USD/kg": 2 };
const formats = new Map<string, Intl.NumberFormat>();

/** One format for all numbers of its kind: to make one takes far longer than to use it. */
function format(lang: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${lang} ${least} ${most}`;
  const found = formats.get(key) ?? new Intl.NumberFormat(LOCALE[lang], { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, found);
  return found;
}

/** A number in its display unit, with three to four digits that count. */
export function plain(value: number | null | undefined, lang: Language, digits?: number, most = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  const places = digits ?? (size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : most);
  const text = format(lang, digits ?? 0, places).format(size);
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** A number of a unit of the interface, converted, without its unit. */
export function value(
  raw: number | null | undefined,
  unit: string,
  lang: Language,
  digits?: number,
): string {
  const rule = shown(unit, lang);
  if (rule.label === "%" && digits === undefined && raw !== null && raw !== undefined) {
    const size = Math.abs(raw * rule.factor);
    return plain(raw * rule.factor, lang).length > 4 ? plain(raw * rule.factor, lang, size < 1 ? 2 : 1) : plain(raw * rule.factor, lang);
  }
  return plain(raw === null || raw === undefined ? null : raw * rule.factor, lang, digits, MOST[unit]);
}

/** A number with its unit. */
export function quantity(
  raw: number | null | undefined,
  unit: string,
  lang: Language,
  digits?: number,
): string {
  const text = value(raw, unit, lang, digits);
  const { label } = shown(unit, lang);
  if (text === NOTHING || label === "") return text;
  if (label === "%") return lang === "en" ? `${text} %` : `${text}%`;
  return lang === "zh" && /^[\u4e00-\u9fff]/.test(label) ? `${text}${label}` : `${text} ${label}`;
}

/** A number with its sign, always. */
export function signed(raw: number | null, unit: string, lang: Language, digits?: number): string {
  const text = quantity(raw, unit, lang, digits);
  return raw !== null && raw > 0 && text !== NOTHING ? `+${text}` : text;
}

/** A probability; what is nearly sure or nearly impossible is not told as if it were quite so. */
export function odds(raw: number | null | undefined, lang: Language): string {
  const edge = raw === null || raw === undefined ? "" : raw > 0.995 && raw < 1 ? ">99" : raw > 0 && raw < 0.005 ? "<1" : "";
  if (edge) return lang === "en" ? `${edge} %` : `${edge}%`;
  return quantity(raw, "1", lang, 0);
}

/** Way in which a number points: arrow and class, told apart without colour too. */
export function direction(raw: number | null): { arrow: string; name: string } {
  if (raw === null || raw === 0) return { arrow: "→", name: "level" };
  return raw > 0 ? { arrow: "↑", name: "up" } : { arrow: "↓", name: "down" };
}

/** A month such as 2026-06 in words. */
export function month(text: string, lang: Language): string {
  const [year, number] = text.split("-");
  if (!year || !number) return text;
  if (lang === "zh") return `${year}年${Number(number)}月`;
  const day = new Date(Date.UTC(Number(year), Number(number) - 1, 1));
  return new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(day);
}

/** A day such as 2026-06-30 in words. */
export function day(text: string, lang: Language): string {
  const [year, number, date] = text.split("-");
  if (!year || !number || !date) return number ? month(text, lang) : text;
  return lang === "zh" ? `${year}年${Number(number)}月${Number(date)}日` : `${Number(date)} ${month(text, lang)}`;
}

/** Day that a reader means, as 2026-06-30: as the page writes it, or year, month and day in figures. */
export function dayOf(text: string): string | undefined {
  const told = /^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?$/.exec(text);
  const [year, number, date] = told?.slice(1).map(Number) ?? [];
  const found = told ? new Date(Date.UTC(year ?? 0, (number ?? 0) - 1, date)) : new Date(/^\d{1,2} \p{L}+ \d{4}$/u.test(text) ? `${text} UTC` : NaN);
  if (Number.isNaN(found.getTime()) || (told && found.getUTCDate() !== date)) return undefined;
  return found.toISOString().slice(0, 10);
}

/** Today, in words. */
export function today(lang: Language): string {
  return day(new Date().toISOString().slice(0, 10), lang);
}
