package io.partnerledger.edge.partnercenter.seek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.violation.BadRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FilterTest {

    private enum Searched implements FilterField {
        COMPANY_NAME("CompanyName", FilterOperator.OF_TEXT),
        INDIRECT_RESELLER("IndirectReseller", FilterOperator.OF_ID);

        private final String wireName;
        private final Set<FilterOperator> operators;

        Searched(String wireName, Set<FilterOperator> operators) {
            this.wireName = wireName;
            this.operators = operators;
        }

        @Override
        public String wireName() {
            return wireName;
        }

        @Override
        public Set<FilterOperator> operators() {
            return operators;
        }
    }

    private final JsonMapper json = EdgeJson.within(64, 100_000).partnerCenter();

    private Optional<Filter<Searched>> parse(String text) {
        return Filter.parse(text.replace('\'', '"'), Searched.class, json);
    }

    private boolean finds(String filter, String companyName) {
        return parse(filter).orElseThrow().matches(field -> field == Searched.COMPANY_NAME ? companyName : null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'value':'Minato','field':'CompanyName','fieldType':'String','operator':'StartsWith'}",
                "{'Field':'CompanyName','Value':'Minato','Operator':'starts_with'}",
                "{'FIELD':'company_name','VALUE':'Minato','OPERATOR':'STARTSWITH','Unknown':{'a':[null]}}"
            })
    void every_clients_spelling_says_the_same(String filter) {
        assertThat(parse(filter))
                .contains(new Filter.Comparison<>(Searched.COMPANY_NAME, FilterOperator.STARTS_WITH, "Minato"));
    }

    @ParameterizedTest
    @CsvSource({
        "equals, minato foods, true",
        "equals, minato, false",
        "not_equals, MINATO FOODS, false",
        "NotEquals, minato, true",
        "greater_than, minato, true",
        "greater_than, Minato Foods, false",
        "greater_than_or_equals, Minato Foods, true",
        "less_than, n, true",
        "less_than_or_equals, MINATO FOODS, true",
        "substring, FOOD, true",
        "substring, fish, false",
        "StartsWith, MIN, true",
        "starts_with, foods, false",
        "not_starts_with, foods, true",
        "NotStartsWith, min, false"
    })
    void operators_compare_whatever_the_case(String operator, String value, boolean found) {
        assertThat(finds(
                        "{'Field':'CompanyName','Value':'" + value + "','Operator':'" + operator + "'}",
                        "Minato Foods"))
                .isEqualTo(found);
    }

    @Test
    void what_is_not_there_is_not_equal_to_anything() {
        assertThat(finds("{'Field':'IndirectReseller','Value':'a','Operator':'not_equals'}", "x"))
                .isTrue();
        assertThat(finds("{'Field':'IndirectReseller','Value':'','Operator':'starts_with'}", "x"))
                .isFalse();
    }

    @Test
    void two_filters_can_be_joined_and_joined_again() {
        String minato = "{'Field':'CompanyName','Value':'Minato','Operator':'starts_with'}";
        String foods = "{'Field':'CompanyName','Value':'Foods','Operator':'substring'}";
        String fish = "{'Field':'CompanyName','Value':'Fisk','Operator':'substring'}";
        String filter = "{'LeftFilter':" + minato + ",'Operator':'and','RightFilter':{'leftFilter':" + foods
                + ",'operator':'Or','rightFilter':" + fish + "}}";

        assertThat(finds(filter, "Minato Foods")).isTrue();
        assertThat(finds(filter, "Minato Fisk")).isTrue();
        assertThat(finds(filter, "Minato")).isFalse();
        assertThat(finds(filter, "Tokyo Foods")).isFalse();
    }

    @Test
    void no_text_is_no_filter() {
        assertThat(parse(" ")).isEmpty();
        assertThat(Filter.parse(null, Searched.class, json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Field':'Country','Value':'JP','Operator':'equals'}",
                "{'Field':'','Value':'JP','Operator':'equals'}",
                "{'Field':'CompanyName','Value':'a','Operator':'like'}",
                "{'Field':'IndirectReseller','Value':'a','Operator':'substring'}",
                "{'Field':'IndirectReseller','Value':'a','Operator':'greater_than'}"
            })
    void a_field_or_operator_that_there_is_not_is_an_invalid_property_and_the_caller_is_told_which_there_are(
            String filter) {
        assertThatThrownBy(() -> parse(filter)).isInstanceOfSatisfying(PartnerCenterFault.class, fault -> {
            assertThat(fault.status() + "/" + fault.code()).isEqualTo("400/3000");
            assertThat(fault.description().in(Locale.US)).containsAnyOf("CompanyName, IndirectReseller", "equals, ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompanyName=Minato",
                "[]",
                "'Minato'",
                "17",
                "{}",
                "{'Field':'CompanyName','Operator':'equals'}",
                "{'Field':'CompanyName','Value':null,'Operator':'equals'}",
                "{'Field':'CompanyName','Value':{'a':1},'Operator':'equals'}",
                "{'Field':['CompanyName'],'Value':'a','Operator':'equals'}",
                "{'Field':'CompanyName','Value':'a\\u0000','Operator':'equals'}",
                "{'Field':'CompanyName','Value':'a','Operator':'equals'} and more",
                "{'LeftFilter':{'Field':'CompanyName','Value':'a','Operator':'equals'},'Operator':'and'}",
                "{'Field':'CompanyName','Value':'a','Operator':'and'}"
            })
    void what_is_no_filter_is_invalid_input(String filter) {
        isInvalidInput(filter);
    }

    @Test
    void a_filter_beyond_all_measure_is_invalid_input_and_read_no_further() {
        isInvalidInput("[".repeat(900));
        isInvalidInput("{'Operator':'and','LeftFilter':".repeat(30));
        String tooLong = "{'Field':'CompanyName','Value':'" + "あ".repeat(1_000) + "','Operator':'equals'}";
        assertThatThrownBy(() -> parse(tooLong)).isInstanceOf(BadRequest.class);
    }

    private void isInvalidInput(String filter) {
        assertThatThrownBy(() -> parse(filter))
                .isInstanceOfSatisfying(
                        PartnerCenterFault.class,
                        fault -> assertThat(fault.status() + "/" + fault.code()).isEqualTo("400/800002"));
    }
}
