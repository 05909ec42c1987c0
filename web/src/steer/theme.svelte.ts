export type Theme = "auto" | "light" | "dark";

const KEPT = "vigie.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const kept = document.documentElement.dataset["theme"] as Theme | undefined;
const now = $state({ theme: kept ?? ("auto" as Theme), system: dark.matches });

dark.addEventListener("change", () => (now.system = dark.matches));

export const theme = {
  get chosen(): Theme {
    return now.theme;
  },
  get dark(): boolean {
    return now.theme === "dark" || (now.theme === "auto" && now.system);
  },
  choose(next: Theme): void {
    now.theme = next;
    if (next === "auto") {
      localStorage.removeItem(KEPT);
      delete document.documentElement.dataset["theme"];
    } else {
      localStorage.setItem(KEPT, next);
      document.documentElement.dataset["theme"] = next;
    }
  },
};
