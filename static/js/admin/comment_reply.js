// A reply to a comment is kept in this browser until it was sent.
import { keep } from "shirushi/kept_reply"

const form = document.querySelector(".comment-wish")
keep(form, form.elements.answer)
