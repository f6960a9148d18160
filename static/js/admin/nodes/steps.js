// Steps in their order: each has a title and what belongs to it. Enter on an empty line begins the next step.
import { block, part } from "shirushi/block"

export const extensions = ({ words }) => [
  block({ key: "steps", tag: "ol", words, content: "step+", look: () => ({ className: "steps" }) }),
  part({ key: "steps", name: "step", tag: "li", under: ">", content: "step_title (flow | inset | offer)+", item: true }),
  part({ key: "steps", name: "step_title", tag: "p", under: "> li >", mark: "title", content: "inline*", className: "steps-title", hint: words.title }),
]
