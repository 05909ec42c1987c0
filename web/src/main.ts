import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { meta } from "./ask/meta.svelte.ts";
import { preferred, speak } from "./say/messages.svelte.ts";

await Promise.all([speak(preferred()), meta.load()]);
mount(App, { target: document.getElementById("app") as HTMLElement });
