/** Pages in the order of the menu; each is loaded when it is looked at. */
import type { Page } from "../context";

export const PAGES: Record<string, () => Promise<Page>> = {
  overview: async () => (await import("./overview")).page,
  balance: async () => (await import("./balance")).page,
  price: async () => (await import("./price")).page,
  record: async () => (await import("./record")).page,
  evidence: async () => (await import("./evidence")).page,
  cost: async () => (await import("./cost")).page,
  workbench: async () => (await import("./workbench")).page,
  plant: async () => (await import("./plant")).page,
  compliance: async () => (await import("./compliance")).page,
  audit: async () => (await import("./audit")).page,
  about: async () => (await import("./about")).page,
};
