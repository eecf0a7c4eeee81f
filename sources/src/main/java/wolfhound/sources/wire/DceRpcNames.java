package wolfhound.sources.wire;

import java.util.Map;

/// Names of the interfaces of Windows that administrators, and intruders after them, call from
/// afar, and of the calls that do something: from the protocol documents [MS-SCMR], [MS-TSCH],
/// [MS-SAMR], [MS-NRPC], [MS-SRVS], [MS-WKST], [MS-DRSR], [MS-RPRN], [MS-RRP], [MS-EFSR],
/// [MS-DCOM].
final class DceRpcNames {
    private static final Map<String, String> INTERFACES =
            Map.ofEntries(
                    Map.entry("367abb81-9844-35f1-ad32-98f038001003", "svcctl"),
                    Map.entry("1ff70682-0a51-30e8-076d-740be8cee98b", "atsvc"),
                    Map.entry("86d35949-83c9-4044-b424-db363231fd0c", "taskscheduler"),
                    Map.entry("12345778-1234-abcd-ef00-0123456789ac", "samr"),
                    Map.entry("12345778-1234-abcd-ef00-0123456789ab", "lsarpc"),
                    Map.entry("12345678-1234-abcd-ef00-01234567cffb", "netlogon"),
                    Map.entry("4b324fc8-1670-01d3-1278-5a47bf6ee188", "srvsvc"),
                    Map.entry("6bffd098-a112-3610-9833-46c3f87e345a", "wkssvc"),
                    Map.entry("e3514235-4b06-11d1-ab04-00c04fc2dcd2", "drsuapi"),
                    Map.entry("12345678-1234-abcd-ef00-0123456789ab", "spoolss"),
                    Map.entry("338cd001-2244-31f1-aaaa-900038001003", "winreg"),
                    Map.entry("c681d488-d850-11d0-8c52-00c04fd90f7e", "efsrpc"),
                    Map.entry("df1941c5-fe89-4e79-bf10-463657acf44d", "efsrpc"),
                    Map.entry("e1af8308-5d1f-11c9-91a4-08002b14a0fa", "epmapper"),
                    Map.entry("99fcfec4-5260-101b-bbcb-00aa0021347a", "oxidresolver"),
                    Map.entry("000001a0-0000-0000-c000-000000000046", "remoteactivation"),
                    Map.entry("9556dc99-828c-11cf-a37e-00aa003240c7", "wmi"),
                    Map.entry("82273fdc-e32a-18c3-3f78-827929dc23ea", "eventlog"),
                    Map.entry("a4f1db00-ca47-1067-b31f-00dd010662da", "mapi"));

    private static final Map<String, String> CALLS =
            Map.ofEntries(
                    Map.entry("svcctl 1", "ControlService"),
                    Map.entry("svcctl 2", "DeleteService"),
                    Map.entry("svcctl 11", "ChangeServiceConfigW"),
                    Map.entry("svcctl 12", "CreateServiceW"),
                    Map.entry("svcctl 15", "OpenSCManagerW"),
                    Map.entry("svcctl 16", "OpenServiceW"),
                    Map.entry("svcctl 19", "StartServiceW"),
                    Map.entry("svcctl 24", "CreateServiceA"),
                    Map.entry("svcctl 27", "OpenSCManagerA"),
                    Map.entry("svcctl 28", "OpenServiceA"),
                    Map.entry("svcctl 31", "StartServiceA"),
                    Map.entry("svcctl 44", "CreateServiceWOW64A"),
                    Map.entry("svcctl 45", "CreateServiceWOW64W"),
                    Map.entry("atsvc 0", "NetrJobAdd"),
                    Map.entry("atsvc 1", "NetrJobDel"),
                    Map.entry("atsvc 2", "NetrJobEnum"),
                    Map.entry("taskscheduler 1", "SchRpcRegisterTask"),
                    Map.entry("taskscheduler 12", "SchRpcRun"),
                    Map.entry("taskscheduler 13", "SchRpcDelete"),
                    Map.entry("samr 6", "SamrEnumerateDomainsInSamServer"),
                    Map.entry("samr 11", "SamrEnumerateGroupsInDomain"),
                    Map.entry("samr 13", "SamrEnumerateUsersInDomain"),
                    Map.entry("samr 25", "SamrGetMembersInGroup"),
                    Map.entry("netlogon 4", "NetrServerReqChallenge"),
                    Map.entry("netlogon 26", "NetrServerAuthenticate3"),
                    Map.entry("netlogon 30", "NetrServerPasswordSet2"),
                    Map.entry("srvsvc 12", "NetrSessionEnum"),
                    Map.entry("srvsvc 15", "NetrShareEnum"),
                    Map.entry("srvsvc 31", "NetprPathCanonicalize"),
                    Map.entry("srvsvc 32", "NetprPathCompare"),
                    Map.entry("wkssvc 2", "NetrWkstaUserEnum"),
                    Map.entry("drsuapi 3", "IDL_DRSGetNCChanges"),
                    Map.entry("spoolss 65", "RpcRemoteFindFirstPrinterChangeNotificationEx"),
                    Map.entry("spoolss 89", "RpcAddPrinterDriverEx"),
                    Map.entry("winreg 6", "BaseRegCreateKey"),
                    Map.entry("winreg 22", "BaseRegSetValue"),
                    Map.entry("efsrpc 0", "EfsRpcOpenFileRaw"),
                    Map.entry("efsrpc 4", "EfsRpcEncryptFileSrv"),
                    Map.entry("remoteactivation 4", "RemoteCreateInstance"),
                    Map.entry("wmi 24", "ExecMethod"));

    private DceRpcNames() {}

    /// The interface's name, or its number where it has none here.
    static String interfaceOf(String uuid) {
        return INTERFACES.getOrDefault(uuid, uuid);
    }

    /// The name of that call, empty where it is of no interest.
    static String call(String bound, int number) {
        return CALLS.getOrDefault(bound + " " + number, "");
    }
}
