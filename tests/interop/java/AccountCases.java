import java.util.List;
import java.util.Map;
import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.acl.common.SessionCredentials;
import org.apache.rocketmq.common.MQVersion;

/** Signed requests, users and policies at an Apache broker that asks who is there: our mqadmin and Java's do and print the same. */
final class AccountCases {
    private static final String USER = "operator";
    private static final String SECRET = "12345678";
    private static final int DENIED = 6;

    private static final String[] ROWS = {
        "createUser -b {addr} -u first{x} -p secret-1 -t Normal",
        "createUser -c {cluster} -u second{x} -p secret-2 -t Super",
        "createUser -b {addr} -u first{x} -p secret-3",
        "getUser -b {addr} -u first{x}",
        "updateUser -b {addr} -u first{x} -s disable",
        "updateUser -c {cluster} -u second{x} -t Normal",
        "getUser -c {cluster} -u second{x}",
        "~listUser -b {addr} -f first{x}",
        "createAcl -b {addr} -s User:first{x} -r Topic:orders -a Pub,Sub -d Allow -i 192.168.0.0/16",
        "createAcl -c {cluster} -s User:second{x} -r Topic:*,Group:* -a Sub -d Deny",
        "getAcl -b {addr} -s User:first{x}",
        "updateAcl -b {addr} -s User:first{x} -r Topic:orders -a Pub -d Allow",
        "listAcl -b {addr} -s User:first{x}",
        "deleteAcl -b {addr} -s User:first{x} -r Topic:orders",
        "deleteAcl -c {cluster} -s User:second{x}",
        "getAcl -b {addr} -s User:second{x}",
        "deleteUser -b {addr} -u first{x}",
        "deleteUser -c {cluster} -u second{x}",
    };

    static void register(Map<String, Interop.Case> cases) {
        // Brokers of 5.x keep users; the older tool does not know them.
        if (!MQVersion.getVersionDesc(MQVersion.CURRENT_VERSION).startsWith("V5")) return;
        cases.put("tool-accounts", AccountCases::sameWithKeys);
        cases.put("tool-wrong-secret", AccountCases::wrongSecret);
    }

    /** A name server, and an Apache broker that lets nobody in whom it does not know; the broker's address. */
    private static Map<String, String> guarded(Lab lab) throws Exception {
        String ns = lab.name("ns");
        String broker = lab.name("guarded");
        String nameServer = ClusterCases.startNameServer(lab, ns);
        String account = "{\"username\":\"" + USER + "\",\"password\":\"" + SECRET + "\"}";
        String auth = "org.apache.rocketmq.auth.authentication.provider.";
        String rights = "org.apache.rocketmq.auth.authorization.provider.";
        ClusterCases.startBroker(lab, broker, ns, "apache", "authenticationEnabled=true", "authorizationEnabled=true",
            "authenticationProvider=" + auth + "DefaultAuthenticationProvider", "authenticationMetadataProvider=" + auth + "LocalAuthenticationMetadataProvider",
            "authorizationProvider=" + rights + "DefaultAuthorizationProvider", "authorizationMetadataProvider=" + rights + "LocalAuthorizationMetadataProvider",
            "initAuthenticationUser=" + account, "authConfigPath=" + Lab.serverFolder(broker).resolve("store/config/auth"),
            "innerClientAuthenticationCredentials={\"accessKey\":\"" + USER + "\",\"secretKey\":\"" + SECRET + "\"}");
        return Map.of("nameServer", nameServer, "addr", Lab.cluster("address", broker), "cluster", "interop");
    }

    private static void sameWithKeys(Lab lab) throws Exception {
        Map<String, String> names = guarded(lab);
        // Java prints passwords; ours does when it is told to.
        Map<String, String> environment = Map.of("MQADMIN_ACCESS_KEY", USER, "MQADMIN_SECRET_KEY", SECRET, "MQADMIN_SHOW_SECRETS", "1");
        ToolCases.Tool tool = new ToolCases.Tool(names.get("nameServer"), environment, new AclClientRPCHook(new SessionCredentials(USER, SECRET)));
        ToolCases.compare(tool, ROWS, (line, x) -> {
            String filled = line.replace("{x}", x);
            for (Map.Entry<String, String> name : names.entrySet()) filled = filled.replace("{" + name.getKey() + "}", name.getValue());
            return filled;
        }, (printed, x) -> printed.replaceAll("(first|second)[jr]", "$1?"));
    }

    private static void wrongSecret(Lab lab) throws Exception {
        Map<String, String> names = guarded(lab);
        String nameServer = names.get("nameServer");
        List<String> listUsers = List.of("listUser", "-b", names.get("addr"));
        for (Map<String, String> keys : List.of(Map.of("MQADMIN_ACCESS_KEY", USER, "MQADMIN_SECRET_KEY", "wrong"),
            Map.of("MQADMIN_ACCESS_KEY", "nobody", "MQADMIN_SECRET_KEY", SECRET), Map.<String, String>of())) {
            Lab.equal(DENIED, Mqadmin.run(nameServer, keys, listUsers).exit(), "exit with " + keys);
        }
        Lab.equal(0, Mqadmin.run(nameServer, Map.of("MQADMIN_ACCESS_KEY", USER, "MQADMIN_SECRET_KEY", SECRET), listUsers).exit(), "exit with the right secret");
    }
}
