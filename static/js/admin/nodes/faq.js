// Questions and answers: Enter leads from the question to its answer, and from an empty line there to the next question.
import { block, part } from "shirushi/block"

export const extensions = ({ words }) => [
  block({ key: "faq", tag: "dl", words, content: "faq_item+", look: () => ({ className: "faq" }) }),
  part({ key: "faq", name: "faq_item", tag: "div", under: ">", content: "faq_question faq_answer", item: true }),
  part({ key: "faq", name: "faq_question", tag: "dt", under: "> div >", content: "inline*", hint: words.question }),
  part({ key: "faq", name: "faq_answer", tag: "dd", under: "> div >", content: "flow+" }),
]
