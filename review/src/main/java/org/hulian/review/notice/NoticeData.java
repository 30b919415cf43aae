package org.hulian.review.notice;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** What notices are made of beside the case: to whom, on what grounds, on which day. */
@Component
record NoticeData(LegalGrounds grounds, Platforms platforms, Clock clock) {}
