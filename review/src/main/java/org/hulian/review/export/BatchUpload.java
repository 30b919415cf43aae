package org.hulian.review.export;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/**
 * Takes a list of queries from a form: the file that somebody chose, or the same bytes as an
 * earlier page carried them. What is sent stays in memory and is never larger than a form may be.
 */
@Configuration(proxyBeanMethods = false)
class BatchUpload {
  /** In Base64 still less than a form may have. */
  static final int MOST_BYTES = 40_000;

  private static final int WITH_THE_REST = 80_000;

  /** Found by its type; of all forms only this one has parts. */
  @Bean
  MultipartConfigElement parts() {
    return new MultipartConfigElement("", MOST_BYTES, WITH_THE_REST, WITH_THE_REST);
  }

  /** The bytes, none if nothing was chosen. */
  static byte[] bytes(HttpServletRequest request, MultiValueMap<String, String> form)
      throws IOException {
    String carried = form.getFirst("queries");
    if (carried != null) {
      return decoded(carried);
    }
    String type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
      return new byte[0];
    }
    try {
      Part file = request.getPart("file");
      if (file == null) {
        return new byte[0];
      }
      try (InputStream stream = file.getInputStream()) {
        return stream.readNBytes(MOST_BYTES);
      }
    } catch (ServletException e) {
      throw new IOException(e);
    }
  }

  private static byte[] decoded(String carried) {
    try {
      return Base64.getDecoder().decode(carried.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** For the next form. */
  static String carried(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
