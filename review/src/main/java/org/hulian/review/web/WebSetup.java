package org.hulian.review.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.hulian.review.access.Site;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Templates, messages and static files. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class WebSetup implements WebMvcConfigurer {
  /** Has to agree with the version in the root pom; a test asks for the file. */
  static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

  /** Likewise; only pages that draw ask for it. */
  static final String ECHARTS = "classpath:/META-INF/resources/webjars/echarts/5.3.1/dist/";

  /** Likewise. */
  static final String CYTOSCAPE = "classpath:/META-INF/resources/webjars/cytoscape/3.33.1/dist/";

  /** The languages there are. */
  static final Set<String> LANGUAGES = Set.of("zh", "en");

  private static final String HOME = "classpath:/org/hulian/review/";

  @Bean
  DispatcherServlet dispatcherServlet(WebApplicationContext context) {
    return new DispatcherServlet(context);
  }

  @Bean
  LocaleResolver localeResolver(Site site) {
    return new Languages(site);
  }

  @Bean
  MessageSource messageSource(Site site) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(
        "org.hulian.review.messages",
        "org.hulian.review.access",
        "org.hulian.review.search",
        "org.hulian.review.alerts",
        "org.hulian.review.programs",
        "org.hulian.review.exports",
        "org.hulian.review.vault",
        "org.hulian.review.people",
        "org.hulian.review.notices",
        "org.hulian.review.triage",
        "org.hulian.review.queues",
        "org.hulian.review.statements",
        "org.hulian.review.quality",
        "org.hulian.review.evidence_words",
        "org.hulian.review.figures",
        "org.hulian.review.acts");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    // Filters come before anybody has looked which language a person wants.
    messages.setDefaultLocale(site.locale());
    // Else a text without arguments would keep its doubled quotes.
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  ThymeleafViewResolver viewResolver(ApplicationContext context, MessageSource messages) {
    SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix(HOME + "templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(messages);
    ThymeleafViewResolver resolver = new ThymeleafViewResolver();
    resolver.setTemplateEngine(engine);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setRedirectHttp10Compatible(false);
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new OwnAddress());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    CacheControl revalidate = CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePrivate();
    // A pattern, since the part of the address that it leaves open names the file.
    registry
        .addResourceHandler("/assets/htmx.min.*")
        .addResourceLocations(HTMX)
        .setCacheControl(revalidate);
    registry
        .addResourceHandler("/assets/echarts.common.min.*")
        .addResourceLocations(ECHARTS)
        .setCacheControl(revalidate);
    registry
        .addResourceHandler("/assets/cytoscape.min.*")
        .addResourceLocations(CYTOSCAPE)
        .setCacheControl(revalidate);
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(HOME + "assets/")
        .setCacheControl(revalidate);
  }
}
