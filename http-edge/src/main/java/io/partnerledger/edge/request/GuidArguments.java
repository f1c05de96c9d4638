package io.partnerledger.edge.request;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes for a GUID in an address only what is written as one. */
@ControllerAdvice
public class GuidArguments {

    @InitBinder
    void takeOnlyWellFormedGuids(WebDataBinder binder) {
        // A converter would not do: where it fails, Spring falls back to UUID.fromString.
        binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(Guid.parse(text));
            }
        });
    }
}
