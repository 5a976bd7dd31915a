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
  /** Colours of series; after Okabe and Ito, its yellow as amber. */
  series: string[];
  rise: string;
  fall: string;
  narrow: boolean;
}

const LIGHT = ["#0072b2", "#d55e00", "#008a66", "#b0568d", "#a87900", "#3a8fc2", "#5f6b7a", "#000000"];
const DARK = ["#56b4e9", "#f28a3c", "#2fc79b", "#dd9cc4", "#f0c24b", "#8ecbf0", "#a9b4c2", "#ffffff"];
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
