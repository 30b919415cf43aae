package org.hulian.review.search;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What can be typed, by examples that work. Templates call it {@code @searchSyntax}. */
@Component
public class SearchSyntax {
  private static final List<Example> EXAMPLES =
      List.of(
          new Example("words", List.of("人脸 数据", "face data")),
          new Example("phrase", List.of("“人脸数据”", "\"face set\"")),
          new Example("or", List.of("人脸 或 照片", "人脸 OR 照片")),
          new Example("not", List.of("人脸 -门锁", "人脸 非 门锁", "人脸 NOT 门锁")),
          new Example("group", List.of("（人脸 或 照片） 非 门锁", "(人脸 OR 照片) -门锁")),
          new Example("near", List.of("“人脸 数据”~5", "\"face data\"~3")),
          new Example("prefix", List.of("实人*", "face*")),
          new Example("pinyin", List.of("renlian shuju")),
          new Example("field", List.of("平台：闲鱼", "category:face_data status:open severity:high")),
          new Example("several", List.of("platform:(闲鱼 OR 贴吧)", "-status:cleared")),
          new Example("price", List.of("价格：10..50", "price:>100", "price:..20usdt")),
          new Example("score", List.of("score:>0.8", "分数：80..")),
          new Example("seen", List.of("seen:2026-10..", "时间：2026-10-01..2026-10-31")),
          new Example("seller", List.of("卖家：小店", "seller:\"face shop\"")),
          new Example("contact", List.of("联系：微信：demo_0001", "contact:demo_0001")),
          new Example("language", List.of("language:en", "语言：zh")),
          new Example("switches", List.of("人脸四件套 sound:off", "人脸四件套 异体：关")));

  /** All of them, from words to switches. */
  public List<Example> examples() {
    return EXAMPLES;
  }

  /**
   * What one kind of syntax is for.
   *
   * @param key of its message, after {@code syntax.}
   * @param queries that show it
   */
  public record Example(String key, List<String> queries) {
    /** The address that searches for one of its queries. */
    public String href(String query) {
      return UriComponentsBuilder.fromPath("/search")
          .queryParam("q", "{q}")
          .encode()
          .buildAndExpand(query)
          .toUriString();
    }
  }
}
