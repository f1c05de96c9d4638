package io.partnerledger.edge.fault;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what went wrong outside the controllers. */
@Controller
public class ErrorRoute implements ErrorController {

    private final FaultAnswers answers;

    public ErrorRoute(FaultAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            answers.answer(request, response, thrown);
        } else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            answers.answer(request, response, status);
        } else {
            answers.answer(request, response, Fault.NO_SUCH_ROUTE.raised());
        }
    }
}
