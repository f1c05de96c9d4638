package io.partnerledger.edge.violation;

import java.lang.reflect.Type;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Lets a controller see only bodies that have nothing wrong with them. */
@ControllerAdvice
public class CheckedBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return Checked.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        // The JSON null is no body, and what follows will say so.
        if (body instanceof Checked checked) {
            List<Violation> violations = Violations.of(checked);
            if (!violations.isEmpty()) {
                throw new BadRequest(violations);
            }
        }
        return body;
    }
}
