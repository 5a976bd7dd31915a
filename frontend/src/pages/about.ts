/** About: what this is, how numbers come about, what it cannot know, versions. */
import { get, ROOT } from "../api/client";
import type { Page } from "../context";
import { h } from "../dom";
import type { Key } from "../i18n";

const METHODS: Key[] = ["about.evidence", "about.plant", "about.cost", "about.carbon", "about.law", "about.market", "about.project", "about.warning", "about.audit"];
const LIMITS: Key[] = ["about.limit_data", "about.limit_model", "about.limit_law", "about.limit_advice"];

export const page: Page = {
  async build(context) {
    const { t, lang } = context;
    const entry = await get<"entry">("", lang);
    const list = (keys: Key[]) => h("ul", {}, ...keys.map((one) => h("li", {}, t(one))));
    return [
      h("div", { class: "prose" },
        h("h2", {}, t("about.rules")),
        list(["about.rule_step", "about.rule_day", "about.rule_basis", "about.rule_unknown"]),
        h("h2", {}, t("about.methods")), list(METHODS),
        h("h2", {}, t("about.limits")), list(LIMITS),
        h("h2", {}, t("about.versions")),
        h("dl", { class: "facts" },
          h("dt", {}, t("about.package")), h("dd", {}, entry.versions.package),
          h("dt", {}, t("about.code")), h("dd", {}, entry.versions.code),
          h("dt", {}, t("about.data")), h("dd", {}, entry.versions.data),
          h("dt", {}, t("about.study")), h("dd", {}, entry.study ?? t("about.no_study")),
          h("dt", {}, t("about.markets")), h("dd", {}, entry.stored_markets.join(", ") || t("about.no_study"))),
        h("h2", {}, t("about.interface")),
        h("p", {}, t("about.interface_more"), " ", h("a", { href: `${ROOT}/openapi.json?lang=${lang}` }, "OpenAPI")),
        h("h2", {}, t("about.licences")),
        h("p", {}, t("about.licences_more")),
        h("ul", {}, ...["noto-sans-sc", "echarts", "zrender", "smol-toml"].map((one) => h("li", {}, h("a", { href: `/licences/${one}.txt` }, one))))),
    ];
  },
};
