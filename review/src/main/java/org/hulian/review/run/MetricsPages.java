package org.hulian.review.run;

import org.hulian.review.Metrics;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Figures for Prometheus, for people who watch runs and for a program that shows the token. */
@Controller
class MetricsPages {
  private static final String FORMAT = "text/plain;version=0.0.4;charset=utf-8";

  private final Metrics metrics;

  MetricsPages(Metrics metrics) {
    this.metrics = metrics;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> show() {
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, FORMAT).body(metrics.text().get());
  }
}
