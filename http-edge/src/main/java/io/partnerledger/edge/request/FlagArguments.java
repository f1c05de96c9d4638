package io.partnerledger.edge.request;

import org.springframework.beans.propertyeditors.CustomBooleanEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Refuses a flag in an address that says neither true nor false: {@code ?dryRun} would be the real thing. */
@ControllerAdvice
public class FlagArguments {

    @InitBinder
    void takeNoEmptyFlags(WebDataBinder binder) {
        binder.registerCustomEditor(boolean.class, new CustomBooleanEditor(false));
    }
}
