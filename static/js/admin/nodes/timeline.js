// What happened when: each entry has a time, a title and what belongs to it.
import { block, part } from "shirushi/block"

export const extensions = ({ words }) => [
  block({ key: "timeline", tag: "ol", words, content: "timeline_entry+", look: () => ({ className: "timeline" }) }),
  part({ key: "timeline", name: "timeline_entry", tag: "li", under: ">", content: "timeline_time timeline_title (flow | inset | offer)+", item: true }),
  part({ key: "timeline", name: "timeline_time", tag: "p", under: "> li >", mark: "time", content: "text*", className: "timeline-time", hint: words.time, extend: { marks: "" } }),
  part({ key: "timeline", name: "timeline_title", tag: "p", under: "> li >", mark: "title", content: "inline*", className: "timeline-title", hint: words.title }),
]
