/** Colours of charts: told apart by people who see few colours, on both grounds. */
import type { Language } from "../state";

export interface Look {
  dark: boolean;
  lang: Language;
  text: string;
  faint: string;
  line: string;
  ground: string;
  accent: string;
  /** Colours of series; blue and orange after Okabe and Ito, the rest as far apart for every eye as can be. */
  series: string[];
  rise: string;
  fall: string;
  narrow: boolean;
}

const LIGHT = ["#0072b2", "#d55e00", "#12a150", "#b5838f", "#7d3f11", "#1e97f0", "#4d4a56", "#000000"];
const DARK = ["#56b4e9", "#f0803c", "#4fd67c", "#c98fae", "#ffe15a", "#bfe0ff", "#a9b38c", "#ffffff"];
export const FONT = "'Polysight Sans', 'Noto Sans SC', 'Noto Sans', sans-serif";

/** Whether the page is dark now. */
export function isDark(): boolean {
  const told = document.documentElement.dataset.theme;
  return told === "dark" || (told !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** Colours for a ground; in mainland China what rises is red, elsewhere green. */
export function look(lang: Language, dark: boolean, narrow = false): Look {
  const red = dark ? "#ff7b72" : "#c0261c";
  const green = dark ? "#3fcf8e" : "#0b7a4b";
  return {
    dark,
    lang,
    narrow,
    text: dark ? "#e6ebf2" : "#1b2733",
    faint: dark ? "#a3b0c0" : "#566474",
    line: dark ? "#344151" : "#d9dfe6",
    ground: dark ? "#18212c" : "#ffffff",
    accent: dark ? "#56b4e9" : "#0b5c9e",
    series: dark ? DARK : LIGHT,
    rise: lang === "zh" ? red : green,
    fall: lang === "zh" ? green : red,
  };
}

/** A colour with some of the ground shining through. */
export function thin(colour: string, opacity: number): string {
  const part = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${opacity})`;
}
