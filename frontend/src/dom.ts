/** Elements made from data: text is always text, so nothing that was written elsewhere can run. */

export type Child = Node | string | number | null | undefined | false;
type Handler = (event: Event) => void;
export type Attributes = Record<string, string | number | boolean | Handler | undefined>;

/** An element with attributes, handlers (names that begin with "on") and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  assign(node, attributes);
  append(node, children.flat());
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function s(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const node = document.createElementNS(SVG, tag);
  assign(node, attributes);
  append(node, children);
  return node;
}

function assign(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

export function append(node: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Say of an element why it is not yet what was asked for; it says nothing where it is. */
export function stale(element: HTMLElement, why = ""): void {
  if (why) element.dataset.stale = why;
  else delete element.dataset.stale;
}

/** Once what was changed can be seen. */
export function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** An address of this page or of a source; anything but http, https or a path is no address. */
export function safeAddress(url: string): string | undefined {
  try {
    const found = new URL(url, location.href);
    return found.protocol === "https:" || found.protocol === "http:" ? found.href : undefined;
  } catch {
    return undefined;
  }
}
