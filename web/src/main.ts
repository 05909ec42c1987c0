import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { quiet } from "./ask/client.ts";
import { meta } from "./ask/meta.svelte.ts";
import { preferred, speak } from "./say/messages.svelte.ts";

await Promise.all([speak(preferred()), meta.load()]);
mount(App, { target: document.getElementById("app") as HTMLElement });
// Charts come when nobody waits for anything, so that they are there when a page draws one.
void quiet().then(() => import("./draw/TollChart.svelte"));
