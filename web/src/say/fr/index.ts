import type { Catalogue } from "../en/index.ts";
import add from "./add.json";
import event from "./event.json";
import events from "./events.json";
import exports from "./exports.json";
import labels from "./labels.json";
import overview from "./overview.json";
import problems from "./problems.json";
import reasons from "./reasons.json";
import report from "./report.json";
import review from "./review.json";
import settings from "./settings.json";
import shell from "./shell.json";
import sources from "./sources.json";
import territory from "./territory.json";

const catalogue: Catalogue = { add, event, events, exports, labels, overview, problems, reasons, report, review, settings, shell, sources, territory };
export default catalogue;
