package org.hulian.review.api;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The description of the interface, for programs and for people. */
@Controller
class OpenApiPages {
  @GetMapping("/api/v1/openapi.json")
  @ResponseBody
  Map<String, Object> document() {
    return OpenApi.document();
  }

  @GetMapping("/help/api")
  String page(Model model) {
    String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    model.addAttribute(
        "example",
        "curl -H 'Authorization: Bearer hulian_…' '" + here + "/api/v1/search?q=人脸&sort=newest'");
    model.addAttribute("operations", OpenApi.operations());
    return "api";
  }
}
