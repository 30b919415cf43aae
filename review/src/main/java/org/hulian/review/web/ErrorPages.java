package org.hulian.review.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says in plain words what went wrong; never what happened inside. */
@Controller
class ErrorPages {
  private static final int FALLBACK = 500;
  private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 409, 410, 429, 500);

  @RequestMapping("/error")
  String explain(HttpServletRequest request, HttpServletResponse response, Model model) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer known ? known : FALLBACK;
    response.setStatus(status);
    boolean badForm = "form".equals(request.getAttribute("hulian.refusal"));
    String explained =
        EXPLAINED.contains(status) ? String.valueOf(status) : status < FALLBACK ? "400" : "500";
    model.addAttribute("status", status);
    model.addAttribute("heading", "error." + (badForm ? "form" : explained) + ".title");
    model.addAttribute("explanation", "error." + (badForm ? "form" : explained) + ".text");
    model.addAttribute("wait", request.getAttribute("hulian.wait"));
    model.addAttribute("back", "/");
    return "error";
  }
}
